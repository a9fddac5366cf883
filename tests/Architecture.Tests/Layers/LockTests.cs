using Mono.Cecil;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Layers;

/// <summary>
/// Every lock belongs to one folder. The kill path and the pipeline share none, because none leaves its folder.
/// </summary>
public sealed class LockTests
{
    private static readonly string[] s_locks =
    [
        "System.Threading.Lock", "System.Threading.SemaphoreSlim", "System.Threading.Mutex",
        "System.Threading.ReaderWriterLockSlim", "System.Threading.SpinLock",
    ];

    [Theory]
    [InlineData("Ops.Telemetry")]
    [InlineData("Ops.Simulator")]
    [InlineData("Ops.Dashboard")]
    public void LockField_Is_PrivateToAnInstance(string assemblyName)
    {
        using AssemblyDefinition assembly = CompiledCode.Open(assemblyName);

        Findings.AssertNone(
            Written(assembly)
                .SelectMany(type => type.Fields)
                .Where(field => IsLock(field.FieldType) && (!field.IsPrivate || field.IsStatic))
                .Select(field => $"{field.DeclaringType.FullName}.{field.Name}: others can take this lock"),
            "A lock is a private field of the object it guards.");
    }

    [Theory]
    [InlineData("Ops.Telemetry")]
    [InlineData("Ops.Simulator")]
    [InlineData("Ops.Dashboard")]
    public void SharedLock_IsShared_WithinItsFolderAlone(string assemblyName)
    {
        using AssemblyDefinition assembly = CompiledCode.Open(assemblyName);
        MethodDefinition[] givers = [.. Written(assembly).SelectMany(type => type.Methods).Where(GivesALock)];

        Findings.AssertNone(
            givers.Where(giver => giver.DeclaringType.IsPublic && giver.IsPublic)
                .Select(giver => $"{giver.FullName}: gives a lock to everybody")
                .Concat(
                    from giver in givers
                    from use in CompiledCode.References
                    where use.To == giver.DeclaringType.FullName && use.Member == giver.Name
                    where use.FromNamespace != giver.DeclaringType.Namespace
                    select use.ToString()),
            "Who shares a lock lives in one folder, so that its order can be seen at one glance.");
    }

    private static bool GivesALock(MethodDefinition method) =>
        !method.Name.StartsWith('<') &&
        (IsLock(method.ReturnType) || method.Parameters.Any(parameter => IsLock(parameter.ParameterType)));

    private static IEnumerable<TypeDefinition> Written(AssemblyDefinition assembly) =>
        assembly.MainModule.GetTypes().Where(type => !type.Name.StartsWith('<'));

    private static bool IsLock(TypeReference type) => s_locks.Contains(type.FullName);
}
