using LoraCraft.Kernel;

namespace LoraCraft.Gallery.Filtering;

internal enum Sign
{
    Word,
    And,
    Or,
    Not,
    Open,
    Close,
    End,
}

/// <summary>A piece of filter text.</summary>
/// <param name="Position">Where it starts, a 0-based character offset.</param>
/// <param name="Field">What stands before the colon; empty for bare text.</param>
/// <param name="Detail">The name in <c>caption.NAME:</c>.</param>
/// <param name="ValueAt">Where the value starts.</param>
/// <param name="Quoted">Whether the value stands in quotation marks, which makes a word that means something a text.</param>
internal readonly record struct Token(Sign Sign, int Position, string Field = "", string? Detail = null, string Value = "", int ValueAt = 0, bool Quoted = false);

/// <summary>Cuts filter text into tokens.</summary>
internal sealed class FilterLexer(string text)
{
    private int _at;

    public static List<Token> Read(string text)
    {
        var lexer = new FilterLexer(text);
        var tokens = new List<Token>();
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Sign != Sign.End);
        return tokens;
    }

    private char Here => _at < text.Length ? text[_at] : '\0';

    private bool AtEndOfWord => _at >= text.Length || char.IsWhiteSpace(text[_at]);

    private Token Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        var start = _at;
        if (start == text.Length)
            return new(Sign.End, start);
        switch (Here)
        {
            case '(':
                _at++;
                return new(Sign.Open, start);
            case ')':
                _at++;
                return new(Sign.Close, start);
            case '-':
                _at++;
                return AtEndOfWord
                    ? throw Refused("Nothing follows this minus: write what to leave out right after it, or put \"-\" in quotes.", start)
                    : new(Sign.Not, start);
        }

        return Keyword("AND", Sign.And) ?? Keyword("OR", Sign.Or) ?? Keyword("NOT", Sign.Not) ?? Word(start);
    }

    /// <summary>Upper case only, so that "and" in a text is text.</summary>
    private Token? Keyword(string word, Sign sign)
    {
        var end = _at + word.Length;
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0
            || (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or '"')))
            return null;
        var token = new Token(sign, _at);
        _at = end;
        return token;
    }

    private Token Word(int start)
    {
        var (field, detail) = Field();
        var valueAt = _at;
        var quoted = Here == '"';
        return new(Sign.Word, start, field, detail, quoted ? Quoted() : Bare(), valueAt, quoted);
    }

    /// <summary>Reads <c>name:</c> or <c>name.detail:</c> when it stands here; else moves nowhere.</summary>
    private (string Field, string? Detail) Field()
    {
        var start = _at;
        while (char.IsAsciiLetter(Here) || (_at > start && (Here == '-' || char.IsAsciiDigit(Here))))
            _at++;
        var field = text[start.._at];
        string? detail = null;
        if (field.Length > 0 && Here == '.')
        {
            _at++;
            var from = _at;
            if (Here == '"')
                detail = Quoted(anythingMayFollow: true);
            else
            {
                while (!AtEndOfWord && Here is not (':' or '"' or '(' or ')'))
                    _at++;
                detail = text[from.._at];
            }
        }

        if (field.Length > 0 && Here == ':')
        {
            _at++;
            return (field, detail);
        }

        _at = start;
        return ("", null);
    }

    private string Quoted(bool anythingMayFollow = false)
    {
        var start = _at++;
        var value = new System.Text.StringBuilder();
        while (Here != '"')
        {
            if (_at >= text.Length)
                throw Refused("This quotation mark is never closed: add a \" at the end of the text.", start);
            if (Here == '\\' && _at + 1 < text.Length && text[_at + 1] is '"' or '\\' && text[++_at] == '\\')
                value.Append('\\');
            value.Append(text[_at++]);
        }

        _at++;
        return AtEndOfWord || Here == ')' || anythingMayFollow
            ? value.ToString()
            : throw Refused("A space is missing after the closing quotation mark; a quotation mark inside quotes is written \\\".", _at);
    }

    /// <summary>Brackets may stand inside a word, as in <c>saber_(fate)</c>, but only in pairs.</summary>
    private string Bare()
    {
        var value = new System.Text.StringBuilder();
        for (var open = 0; !AtEndOfWord; _at++)
        {
            if (Here == '\\' && _at + 1 < text.Length && !char.IsWhiteSpace(text[_at + 1]))
            {
                if (text[++_at] != '"')
                    value.Append('\\');
                value.Append(text[_at]);
                continue;
            }

            if (Here == '"')
                throw Refused("A quotation mark stands inside a word: put the whole text in quotes, and write \\\" for a quotation mark in it.", _at);
            if (Here == '(')
                open++;
            else if (Here == ')' && --open < 0)
                break;
            value.Append(Here);
        }

        return value.ToString();
    }

    internal static RefusedException Refused(string message, int position) => new(Refusal.Invalid(message, position));
}
