using System.Reflection;

namespace Ops.Dashboard.Tests.Classroom;

/// <summary>Follows every field from some objects: what can't be found here can't be called from there.</summary>
internal static class Reach
{
    private const int Most = 2_000_000;

    /// <summary>The first way found to an object.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="isIt">Tells the object.</param>
    /// <returns>Names of types and fields on the way; null when there is none.</returns>
    public static string? WayTo(IEnumerable<object> from, Func<object, bool> isIt)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Queue<(object What, string Way)>(from.Select(one => (one, one.GetType().Name)));
        while (open.TryDequeue(out (object What, string Way) at))
        {
            if (!seen.Add(at.What))
                continue;
            if (isIt(at.What))
                return at.Way;
            if (seen.Count > Most)
                throw new InvalidOperationException($"More than {Most} objects can be reached.");
            foreach ((object next, string name) in Next(at.What))
                open.Enqueue((next, $"{at.Way}.{name}"));
        }
        return null;
    }

    private static IEnumerable<(object Next, string Name)> Next(object what)
    {
        if (what is Array { Rank: 1 } array)
        {
            if (array.GetType().GetElementType()!.IsPrimitive)
                yield break;
            foreach (object? item in array)
            {
                if (item is not null && IsFollowed(item))
                    yield return (item, "[]");
            }
            yield break;
        }
        for (Type? type = what.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType.IsPrimitive || field.FieldType.IsPointer || field.FieldType.IsByRefLike)
                    continue;
                if (field.GetValue(what) is { } value && IsFollowed(value))
                    yield return (value, field.Name);
            }
        }
    }

    // threads, types and the log, which every room writes to, lead to the whole process and hold no room; a task hands
    // over nothing of who waits for it
    private static bool IsFollowed(object value) =>
        value is not (string or Type or Thread or Task or MemberInfo or Assembly or Microsoft.Extensions.Logging.ILogger
            or Microsoft.Extensions.Logging.ILoggerFactory or TimeProvider) && !value.GetType().IsPrimitive;
}
