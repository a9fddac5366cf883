namespace Ops.Dashboard.Classroom;

/// <summary>Puts other parts into the container of every class session: worlds without a market, for tests.</summary>
/// <param name="apply">Puts them in.</param>
internal sealed class ClassOverrides(Action<IServiceCollection> apply)
{
    /// <summary>Puts them in.</summary>
    /// <param name="services">The container's services, complete otherwise.</param>
    public void Apply(IServiceCollection services) => apply(services);
}
