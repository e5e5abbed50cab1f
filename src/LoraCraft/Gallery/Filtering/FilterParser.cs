using LoraCraft.Kernel;

namespace LoraCraft.Gallery.Filtering;

/// <summary>
/// Reads the filter language. Loosest first: <c>OR</c>, then <c>AND</c> or nothing between two terms, then <c>NOT</c> or a minus.
/// </summary>
internal sealed class FilterParser
{
    public const int MaxLength = 10_000;
    public const int MaxTerms = 200;
    public const int MaxDepth = 50;

    private readonly List<Token> _tokens;
    private int _at;
    private int _terms;
    private int _depth;

    private FilterParser(List<Token> tokens) => _tokens = tokens;

    /// <returns>Null when the text is blank: no filter.</returns>
    /// <exception cref="RefusedException">The text cannot be understood; the refusal says where and why.</exception>
    public static Filter? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > MaxLength)
            throw FilterLexer.Refused($"The filter has {text.Length:N0} characters; at most {MaxLength:N0} are allowed.", MaxLength);
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
            throw FilterLexer.Refused("A filter cannot contain the character NUL.", at);
        var parser = new FilterParser(FilterLexer.Read(text));
        var filter = parser.Either();
        return parser.Here.Sign == Sign.End
            ? filter
            : throw FilterLexer.Refused("This closing bracket has no opening one: take it away, or put the text in quotes.", parser.Here.Position);
    }

    private Token Here => _tokens[_at];

    private Filter Either()
    {
        var parts = new List<Filter> { Together() };
        while (Here.Sign == Sign.Or)
        {
            _at++;
            parts.Add(Together());
        }

        return parts.Count == 1 ? parts[0] : new Filter.Any(parts);
    }

    private Filter Together()
    {
        var parts = new List<Filter> { Term() };
        while (Here.Sign is not (Sign.Or or Sign.Close or Sign.End))
        {
            if (Here.Sign == Sign.And)
                _at++;
            parts.Add(Term());
        }

        return parts.Count == 1 ? parts[0] : new Filter.All(parts);
    }

    private Filter Term()
    {
        var token = _tokens[_at];
        switch (token.Sign)
        {
            case Sign.Word:
                _at++;
                return ++_terms <= MaxTerms
                    ? FilterFields.Read(token)
                    : throw FilterLexer.Refused($"The filter has more than {MaxTerms} terms: make it shorter.", token.Position);
            case Sign.Not:
                _at++;
                return Deeper(token, () => new Filter.Not(Term()));
            case Sign.Open:
                _at++;
                return Deeper(token, () => Bracket(token));
            default:
                throw FilterLexer.Refused(Missing(token), token.Position);
        }
    }

    private Filter Deeper(Token token, Func<Filter> read)
    {
        if (++_depth > MaxDepth)
            throw FilterLexer.Refused($"Brackets and NOTs go more than {MaxDepth} levels deep: make the filter simpler.", token.Position);
        var filter = read();
        _depth--;
        return filter;
    }

    private Filter Bracket(Token open)
    {
        if (Here.Sign == Sign.Close)
            throw FilterLexer.Refused("There is nothing between these brackets: write a term in them, or take them away.", open.Position);
        var inside = Either();
        if (Here.Sign != Sign.Close)
            throw FilterLexer.Refused("This bracket is never closed: add a ) where it ends.", open.Position);
        _at++;
        return inside;
    }

    private string Missing(Token token)
    {
        if (_at > 0 && _tokens[_at - 1].Sign is Sign.And or Sign.Or or Sign.Not)
            return $"A term is missing after {Name(_tokens[_at - 1])}: write one, or put the word in quotes to search for it.";
        return token.Sign == Sign.Close
            ? "This closing bracket has no opening one: take it away, or put the text in quotes."
            : $"A term is missing before {Name(token)}: write one, or put the word in quotes to search for it.";
    }

    private static string Name(Token token) => token.Sign.ToString().ToUpperInvariant();
}
