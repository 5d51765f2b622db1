using Healthcare.Domain;
using Healthcare.Projections.Storage;
using Xunit;

namespace Healthcare.Tests.Support;

/// <summary>What has happened so far, then what is asked, then what comes of it.</summary>
internal sealed class Given<TState>
    where TState : class, IEventSourced<TState>
{
    private readonly TState? state;

    private Given(TState? state) => this.state = state;

    /// <summary>Nothing has happened.</summary>
    public static Given<TState> Nothing { get; } = new(null);

    /// <summary>These events have happened.</summary>
    public static Given<TState> Events(params object[] events) => new(events.Aggregate((TState?)null, TState.Evolve));

    /// <summary>What is asked of the state.</summary>
    public Decided When(Func<TState?, Decision> decide) => new(decide(state));

    /// <summary>What came of it.</summary>
    internal sealed class Decided(Decision decision)
    {
        /// <summary>Exactly these events. They are compared as stored: a list inside an event has no equality of its own.</summary>
        public void Then(params object[] events) =>
            Assert.Equal(events.Select(Written), Assert.IsType<Decision.Accepted>(decision).Events.Select(Written));

        /// <summary>It was accepted, and nothing changes.</summary>
        public void ThenNothing() => Then();

        /// <summary>A refusal of this code.</summary>
        public Rejection ThenRejected(string code)
        {
            var reason = Assert.IsType<Decision.Rejected>(decision).Reason;
            Assert.Equal(code, reason.Code);
            return reason;
        }

        private static string Written(object @event) =>
            $"{@event.GetType().Name} {System.Text.Encoding.UTF8.GetString(StoredJson.Bytes(@event))}";
    }
}
