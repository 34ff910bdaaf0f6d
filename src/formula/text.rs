//! A formula's text as tokens, to turn rhai's positions (line and column in letters, start only)
//! into ranges of bytes that cover whole words and whole sub-expressions.

use rhai::{Expr, Position};
use std::ops::Range;

/// A piece of text that belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formula) struct Token {
    pub(in crate::formula) range: Range<usize>,
    pub(in crate::formula) kind: TokenKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formula) enum TokenKind {
    Word,
    Number,
    Quoted,
    Open,
    Close,
    Symbol,
}

/// A text and its tokens.
#[derive(Debug)]
pub(in crate::formula) struct Text<'a> {
    text: &'a str,
    lines: Vec<usize>,
    tokens: Vec<Token>,
    partners: Vec<Option<usize>>,
}

impl<'a> Text<'a> {
    pub(in crate::formula) fn new(text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        let tokens = tokens(text);
        let partners = partners(text, &tokens);
        Text { text, lines, tokens, partners }
    }

    pub(in crate::formula) fn whole(&self) -> &'a str {
        self.text
    }

    pub(in crate::formula) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The text of a range.
    pub(in crate::formula) fn of(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// True if nothing but spaces stands before a range on its line.
    pub(in crate::formula) fn begins_line(&self, range: &Range<usize>) -> bool {
        let before = self.text.get(..range.start).unwrap_or("");
        before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
    }

    /// The byte of a position; the end of the text for one past it.
    pub(in crate::formula) fn byte(&self, position: Position) -> usize {
        let Some(start) = position.line().and_then(|line| self.lines.get(line - 1)) else {
            return if position.is_none() { 0 } else { self.text.len() };
        };
        let letters = position.position().map_or(0, |column| column - 1);
        let line = &self.text[*start..];
        line.char_indices().nth(letters).map_or(self.text.len(), |(at, _)| start + at)
    }

    /// The index of the first token that ends after a byte.
    fn index(&self, byte: usize) -> Option<usize> {
        let index = self.tokens.partition_point(|token| token.range.end <= byte);
        (index < self.tokens.len()).then_some(index)
    }

    /// The token at a position; the empty end of the text past the last one.
    pub(in crate::formula) fn token(&self, position: Position) -> Range<usize> {
        let byte = self.byte(position);
        match self.index(byte) {
            Some(index) => self.tokens[index].range.clone(),
            None => {
                let end = self.text.trim_end().len();
                end..end
            }
        }
    }

    /// The text of the token at a position.
    pub(in crate::formula) fn word(&self, position: Position) -> &'a str {
        self.of(&self.token(position))
    }

    /// The bytes of an expression, with the brackets that belong to it.
    pub(in crate::formula) fn span(&self, expr: &Expr) -> Range<usize> {
        self.balance(self.inner_span(expr))
    }

    fn inner_span(&self, expr: &Expr) -> Range<usize> {
        match expr {
            Expr::FnCall(call, at) if call.op_token.is_some() && call.args.len() == 1 => {
                let start = self.token(*at).start;
                self.join(start..start, self.span(&call.args[0]))
            }
            Expr::FnCall(call, at) if call.op_token.is_some() => self.cover(call.args.iter(), *at),
            // `a in [b]` is held as a call with its arguments turned round.
            Expr::FnCall(call, at) if call.name == "contains" && self.is_in(*at) => {
                self.cover(call.args.iter().rev(), *at)
            }
            Expr::FnCall(_, at) => self.called(*at),
            Expr::And(items, at) | Expr::Or(items, at) | Expr::Coalesce(items, at) => {
                self.cover(items.iter(), *at)
            }
            Expr::Dot(pair, _, at) | Expr::Index(pair, _, at) => {
                self.cover([&pair.lhs, &pair.rhs].into_iter(), *at)
            }
            Expr::MethodCall(_, at) => self.called(*at),
            Expr::IntegerConstant(_, at) | Expr::DynamicConstant(_, at) => self.number(*at),
            Expr::Array(_, at) | Expr::Map(_, at) | Expr::Unit(at) => self.bracketed(*at),
            other => self.token(other.start_position()),
        }
    }

    /// True if the operator `in` or `!in` stands there.
    pub(in crate::formula) fn is_in(&self, at: Position) -> bool {
        matches!(self.word(at), "in" | "!in")
    }

    fn cover<'e>(&self, mut parts: impl Iterator<Item = &'e Expr>, at: Position) -> Range<usize> {
        let first = parts.next().map_or_else(|| self.token(at), |part| self.span(part));
        parts.fold(first, |whole, part| self.join(whole, self.span(part)))
    }

    fn join(&self, a: Range<usize>, b: Range<usize>) -> Range<usize> {
        a.start.min(b.start)..a.end.max(b.end)
    }

    /// A name and the bracket that follows it.
    fn called(&self, at: Position) -> Range<usize> {
        let name = self.token(at);
        let open = self.index(name.end);
        match open.and_then(|open| self.partners[open]) {
            Some(close) => name.start..self.tokens[close].range.end,
            None => name,
        }
    }

    fn bracketed(&self, at: Position) -> Range<usize> {
        let open = self.index(self.byte(at));
        match open.and_then(|open| Some((open, self.partners[open]?))) {
            Some((open, close)) => self.tokens[open].range.start..self.tokens[close].range.end,
            None => self.token(at),
        }
    }

    /// A number, with the minus sign that may stand before it.
    fn number(&self, at: Position) -> Range<usize> {
        let first = self.token(at);
        let after = self.index(first.start).map_or(&[][..], |index| &self.tokens[index..]);
        let number = after.iter().find(|token| token.kind == TokenKind::Number);
        match number.filter(|_| self.of(&first) == "-") {
            Some(number) => first.start..number.range.end,
            None => first,
        }
    }

    /// Takes in the partner of every bracket that the range holds only one of.
    fn balance(&self, range: Range<usize>) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.range.start < range.start);
        let past = self.tokens.partition_point(|token| token.range.end <= range.end);
        let inside = self.partners.get(first..past).unwrap_or(&[]);
        inside
            .iter()
            .flatten()
            .fold(range, |whole, partner| self.join(whole, self.tokens[*partner].range.clone()))
    }
}

/// For each bracket the index of the one that closes or opens it.
fn partners(text: &str, tokens: &[Token]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tokens.len()];
    let mut open = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open => open.push(index),
            TokenKind::Close => {
                let closes = |opening: &usize| {
                    let pair = (&text[tokens[*opening].range.clone()], &text[token.range.clone()]);
                    matches!(pair, ("(", ")") | ("[", "]") | ("{" | "#{", "}"))
                };
                if let Some(opening) = open.pop_if(|opening| closes(opening)) {
                    partners[opening] = Some(index);
                    partners[index] = Some(opening);
                }
            }
            _ => {}
        }
    }
    partners
}

/// Cuts a text into tokens; space and comments are left out.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, kind) = match letter {
            _ if letter.is_whitespace() => (letter.len_utf8(), None),
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), None),
            '/' if rest.starts_with("/*") => {
                (rest.find("*/").map_or(rest.len(), |end| end + 2), None)
            }
            '"' | '\'' | '`' => (quoted(rest, letter), Some(TokenKind::Quoted)),
            '0'..='9' => (number(rest), Some(TokenKind::Number)),
            _ if is_word(letter) => {
                (rest.find(|c| !is_word(c)).unwrap_or(rest.len()), Some(TokenKind::Word))
            }
            '(' | '[' | '{' => (1, Some(TokenKind::Open)),
            '#' if rest.starts_with("#{") => (2, Some(TokenKind::Open)),
            ')' | ']' | '}' => (1, Some(TokenKind::Close)),
            _ => (symbol(rest), Some(TokenKind::Symbol)),
        };
        if let Some(kind) = kind {
            tokens.push(Token { range: at..at + length, kind });
        }
        at += length;
    }
    tokens
}

fn is_word(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

/// The length of a quoted text, with its quotes; to the end if it is not closed.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quote != '`' => escaped = true,
            _ if letter == quote => return at + 1,
            '\n' if quote != '`' => return at,
            _ => {}
        }
    }
    text.len()
}

/// The length of a number: digits, and a point if digits follow it.
fn number(text: &str) -> usize {
    let digits = |text: &str| text.find(|c| !is_word(c)).unwrap_or(text.len());
    let whole = digits(text);
    let part = text[whole..].strip_prefix('.').unwrap_or("");
    if part.starts_with(|c: char| c.is_ascii_digit()) { whole + 1 + digits(part) } else { whole }
}

/// The length of an operator.
fn symbol(text: &str) -> usize {
    const LONG: [&str; 31] = [
        "!in", "===", "!==", "..=", "**=", "<<=", ">>=", "==", "!=", "<=", ">=", "&&", "||", "??",
        "?.", "?[", "<>", "=>", "..", "**", "<<", ">>", "::", "+=", "-=", "*=", "/=", "%=", "|=",
        "--", "++",
    ];
    let mut long = LONG.iter().filter(|symbol| text.starts_with(**symbol));
    let fits = |symbol: &str| symbol != "!in" || !text[3..].starts_with(is_word);
    let found = long.find(|symbol| fits(symbol)).map(|symbol| symbol.len());
    found.unwrap_or_else(|| text.chars().next().map_or(1, char::len_utf8))
}
