using Mono.Cecil;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Layers;

/// <summary>Every lock has one owner. The kill path and the pipeline share none, because none can be shared.</summary>
public sealed class LockTests
{
    private static readonly string[] s_locks =
    [
        "System.Threading.Lock", "System.Threading.SemaphoreSlim", "System.Threading.Mutex",
        "System.Threading.ReaderWriterLockSlim",
        "System.Threading.SpinLock",
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
    public void Lock_IsNever_HandedOver(string assemblyName)
    {
        using AssemblyDefinition assembly = CompiledCode.Open(assemblyName);

        Findings.AssertNone(
            Written(assembly)
                .SelectMany(type => type.Methods)
                .Where(method => !method.Name.StartsWith('<'))
                .Where(method => IsLock(method.ReturnType) || method.Parameters.Any(item => IsLock(item.ParameterType)))
                .Select(method => $"{method.FullName}: hands a lock from one part to another"),
            "A lock is neither a parameter nor a result.");
    }

    private static IEnumerable<TypeDefinition> Written(AssemblyDefinition assembly) =>
        assembly.MainModule.GetTypes().Where(type => !type.Name.StartsWith('<'));

    private static bool IsLock(TypeReference type) => s_locks.Contains(type.FullName);
}
