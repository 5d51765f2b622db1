namespace Healthcare.Host;

public static class PortalStub { public static void MapPortal(this WebApplication app) { } }
