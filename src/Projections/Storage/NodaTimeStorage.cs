using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Marten;
using Marten.Linq.Members;
using NodaTime;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Postgresql;

namespace Healthcare.Projections.Storage;

/// <summary>Teaches Marten the types of NodaTime: as parameters, as duplicated columns and inside queries.</summary>
internal static class NodaTimeStorage
{
    /// <summary>The mappings of parameters are process-wide; those of queries belong to the store.</summary>
    public static void UseNodaTime(this StoreOptions store)
    {
        Map(NpgsqlDbType.TimestampTz, DbType.DateTimeOffset, "timestamp with time zone", typeof(DateTimeOffset), typeof(Instant));
        Map(NpgsqlDbType.Date, DbType.Date, "date", typeof(LocalDate), typeof(DateOnly));
        store.Linq.MemberSources.Insert(0, new NodaTimeMembers());
    }

    private static void Map(NpgsqlDbType type, DbType dbType, string name, params Type[] types) =>
        NpgsqlTypeMapper.Mappings[type] = new NpgsqlTypeMapping(type, dbType, name, types);

    private sealed class NodaTimeMembers : IMemberSource
    {
        public bool TryResolve(
            IQueryableMember parent, StoreOptions options, MemberInfo memberInfo, Type memberType, [NotNullWhen(true)] out IQueryableMember? member)
        {
            var type = Nullable.GetUnderlyingType(memberType) ?? memberType;
            var casing = options.Serializer().Casing;
            member = type == typeof(LocalDate) ? new DateOnlyMember(options, parent, casing, memberInfo)
                : type == typeof(Instant) ? new InstantMember(options, parent, casing, memberInfo)
                : null;
            return member is not null;
        }
    }

    private sealed class InstantMember : QueryableMember, IComparableMember
    {
        public InstantMember(StoreOptions options, IQueryableMember parent, Casing casing, MemberInfo member)
            : base(parent, casing, member) =>
            TypedLocator = $"{options.DatabaseSchemaName}.mt_immutable_timestamptz({RawLocator})";

        public override string SelectorForDuplication(string pgType) => TypedLocator.Replace("d.data", "data", StringComparison.Ordinal);
    }
}
