using System.Collections.Immutable;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Ops.Architecture.Tests.Source;

namespace Ops.Architecture.Tests.Layers;

/// <summary>What the compiled product refers to, generated code of the pages included, with file and line.</summary>
internal static class CompiledCode
{
    private static readonly Lazy<ImmutableArray<Reference>> s_all = new(() =>
        [.. new[] { "Ops.Telemetry", "Ops.Simulator", "Ops.Dashboard" }.SelectMany(ReadAssembly)]);

    /// <summary>Every reference from a type of ours to a type of another name.</summary>
    public static ImmutableArray<Reference> References => s_all.Value;

    /// <summary>The assemblies of the product.</summary>
    public static AssemblyDefinition Open(string name) =>
        AssemblyDefinition.ReadAssembly(
            Path.Combine(AppContext.BaseDirectory, name + ".dll"),
            new ReaderParameters { ReadSymbols = true, InMemory = true });

    private static IEnumerable<Reference> ReadAssembly(string name)
    {
        using AssemblyDefinition assembly = Open(name);
        return assembly.MainModule.Types.SelectMany(ReadOutermost).ToArray();
    }

    private static IEnumerable<Reference> ReadOutermost(TypeDefinition outermost)
    {
        string fallback = PlaceOf(outermost);
        foreach (TypeDefinition type in WithNested(outermost))
        {
            foreach ((TypeReference to, string member, string? place) in ReadType(type))
            {
                foreach (TypeReference part in Parts(to))
                {
                    TypeReference named = Outermost(part);
                    if (named.FullName != outermost.FullName)
                        yield return Mention(outermost, named, member, place ?? fallback);
                }
            }
        }
    }

    private static Reference Mention(TypeDefinition from, TypeReference to, string member, string place) =>
        new(from.FullName, from.Namespace, to.FullName, to.Namespace, member, place);

    private static IEnumerable<(TypeReference To, string Member, string? Place)> ReadType(TypeDefinition type)
    {
        if (type.BaseType is not null)
            yield return (type.BaseType, "", null);
        foreach (InterfaceImplementation implemented in type.Interfaces)
            yield return (implemented.InterfaceType, "", null);
        foreach (CustomAttribute attribute in type.CustomAttributes)
            yield return (attribute.AttributeType, "", null);
        foreach (FieldDefinition field in type.Fields)
            yield return (field.FieldType, "", null);
        foreach (PropertyDefinition property in type.Properties)
            yield return (property.PropertyType, "", null);
        foreach (MethodDefinition method in type.Methods)
        {
            yield return (method.ReturnType, "", null);
            foreach (ParameterDefinition parameter in method.Parameters)
                yield return (parameter.ParameterType, "", null);
            foreach ((TypeReference To, string Member, string? Place) used in ReadBody(method))
                yield return used;
        }
    }

    private static IEnumerable<(TypeReference To, string Member, string? Place)> ReadBody(MethodDefinition method)
    {
        if (!method.HasBody)
            yield break;
        foreach (VariableDefinition variable in method.Body.Variables)
            yield return (variable.VariableType, "", null);
        string? place = null;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            SequencePoint? point = method.DebugInformation.GetSequencePoint(instruction);
            if (point is { IsHidden: false })
                place = $"{Repository.Relative(point.Document.Url)}:{point.StartLine}";
            switch (instruction.Operand)
            {
                case MethodReference called:
                    yield return (called.DeclaringType, called.Name, place);
                    if (called is GenericInstanceMethod generic)
                    {
                        foreach (TypeReference argument in generic.GenericArguments)
                            yield return (argument, "", place);
                    }
                    break;
                case FieldReference field:
                    yield return (field.DeclaringType, field.Name, place);
                    break;
                case TypeReference named:
                    yield return (named, "", place);
                    break;
                default:
                    break; // numbers, strings and jumps name no type
            }
        }
    }

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        TypeSpecification specification => Parts(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) =>
        type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static string PlaceOf(TypeDefinition type) =>
        WithNested(type)
            .SelectMany(nested => nested.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.DebugInformation.SequencePoints)
            .Where(point => !point.IsHidden)
            .Select(point => $"{Repository.Relative(point.Document.Url)}:{point.StartLine}")
            .FirstOrDefault($"{type.FullName}:1");
}
