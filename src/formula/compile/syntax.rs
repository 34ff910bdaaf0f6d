//! From a formula's text to rhai's syntax tree, or to everything in it that is no formula.
//!
//! What rhai would read but a formula may not hold is looked for first, word by word, so that all
//! of it is shown at once: rhai itself stops at the first mistake.

use crate::diagnostic::{Code, Diagnostic};
use crate::formula::mistakes::{Mistakes, error};
use crate::formula::text::{Text, Token, TokenKind};
use rhai::{AST, Engine, Expr, LexError, OptimizationLevel, ParseError, ParseErrorType, Stmt};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

/// Bytes in the longest formula. rhai's positions end at 65,535 letters to a line.
const LENGTH_MAX: usize = 16_384;
/// How deep expressions may stand in each other; rhai also counts each operator of a row.
const DEPTH_MAX: usize = 128;

static PARSER: LazyLock<Engine> = LazyLock::new(|| {
    let mut engine = Engine::new_raw();
    engine.set_optimization_level(OptimizationLevel::None);
    engine.set_max_expr_depths(DEPTH_MAX, 1);
    engine.set_allow_looping(false);
    engine
});

/// Parses the text of a formula; [`root`] gives its expression.
pub(in crate::formula) fn parse(text: &Text<'_>, mistakes: &mut Mistakes) -> Option<AST> {
    let whole = text.whole();
    if whole.len() > LENGTH_MAX {
        let diagnostic = error(Code::FormulaSyntax, "too-long").arg("max", LENGTH_MAX);
        mistakes.add(diagnostic, &(0..0));
        return None;
    }
    if text.tokens().is_empty() {
        mistakes.add(error(Code::FormulaSyntax, "empty"), &(0..whole.len()));
        return None;
    }
    refuse_foreign(text, mistakes);
    if !mistakes.is_empty() {
        return None;
    }
    // rhai is not known to panic; if it ever does, that is no reason to.
    match catch_unwind(AssertUnwindSafe(|| PARSER.compile_expression(whole))) {
        Ok(Ok(ast)) => Some(ast),
        Ok(Err(refused)) => {
            report(text, &refused, mistakes);
            None
        }
        Err(_) => {
            let diagnostic = error(Code::FormulaSyntax, "too-deep").arg("max", DEPTH_MAX);
            mistakes.add(diagnostic, &(0..whole.len()));
            None
        }
    }
}

/// The expression of a parsed formula.
pub(in crate::formula) fn root(ast: &AST) -> Option<&Expr> {
    match ast.statements() {
        [Stmt::Expr(expr)] => Some(expr),
        _ => None,
    }
}

/// Reports words and signs of other languages, or of rhai beyond formulas.
fn refuse_foreign(text: &Text<'_>, mistakes: &mut Mistakes) {
    refuse_invisible(text, mistakes);
    let mut before: Option<&Token> = None;
    let mut has_condition = false;
    let mut tokens = text.tokens().iter().peekable();
    while let Some(token) = tokens.next() {
        let word = text.of(&token.range);
        let after = tokens.peek().map_or("", |after| text.of(&after.range));
        let found = match (before, logical(word)) {
            (Some(before), Some(right)) if ends_operand(before, text) => {
                Some(error(Code::NotAllowed, "sign").arg("found", word).arg("instead", right))
            }
            // All that belongs to a condition is told with its first word.
            _ if has_condition && matches!(word, "else" | "if" | "{" | "}") => None,
            _ if before.is_none_or(|before| text.of(&before.range) != ".") => {
                sheet_function(word, after).or_else(|| foreign(word, token, before, text))
            }
            _ => foreign(word, token, before, text),
        };
        if let Some(diagnostic) = found.filter(|_| !word.contains(is_invisible)) {
            mistakes.add(diagnostic, &token.range);
        }
        has_condition |= matches!(word, "if" | "switch");
        before = Some(token);
    }
}

/// Reports letters that nobody sees, such as the spaces of a web page, outside quotes.
fn refuse_invisible(text: &Text<'_>, mistakes: &mut Mistakes) {
    let is_quoted = |at: usize| {
        let mut tokens = text.tokens().iter();
        tokens.any(|token| token.kind == TokenKind::Quoted && token.range.contains(&at))
    };
    for (at, letter) in text.whole().char_indices().filter(|(_, letter)| is_invisible(*letter)) {
        if !is_quoted(at) {
            let code = format!("U+{:04X}", u32::from(letter));
            let invisible = error(Code::NotAllowed, "invisible").arg("found", code);
            mistakes.add(invisible, &(at..at + letter.len_utf8()));
        }
    }
}

fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202f}' | '\u{2060}' | '\u{feff}'
    )
}

/// What formulas write for a function of a spreadsheet, or for a `not` in words.
fn sheet_function(word: &str, after: &str) -> Option<Diagnostic> {
    let right = match (word, after) {
        ("AND", "(") => "a && b",
        ("OR", "(") => "a || b",
        ("IF", "(") => "choose(condition, a, b)",
        ("NOT" | "not", "(") => "!(…)",
        ("not" | "NOT", _) => "!",
        _ => return None,
    };
    Some(error(Code::NotAllowed, "sign").arg("found", word).arg("instead", right))
}

/// True if an operator must follow: a word there cannot be a name.
fn ends_operand(token: &Token, text: &Text<'_>) -> bool {
    match token.kind {
        TokenKind::Word => {
            let word = text.of(&token.range);
            word != "in" && logical(word).is_none()
        }
        TokenKind::Number | TokenKind::Quoted | TokenKind::Close => true,
        TokenKind::Open | TokenKind::Symbol => false,
    }
}

fn foreign(
    word: &str,
    token: &Token,
    before: Option<&Token>,
    text: &Text<'_>,
) -> Option<Diagnostic> {
    let before = before.map_or("", |before| text.of(&before.range));
    let refuse = |variant| Some(error(Code::NotAllowed, variant).arg("found", word));
    match token.kind {
        TokenKind::Word if before == "." => None,
        TokenKind::Word if matches!(word, "if" | "else" | "switch") => refuse("condition"),
        TokenKind::Word if is_statement(word) => refuse("statement"),
        TokenKind::Word if matches!(word, "null" | "nil" | "NULL") => refuse("null"),
        TokenKind::Quoted if !word.starts_with('"') => refuse("quotes"),
        TokenKind::Quoted if word.len() < 2 || !word.ends_with('"') => {
            Some(error(Code::FormulaSyntax, "text"))
        }
        TokenKind::Open | TokenKind::Close if word.contains(['{', '}']) => refuse("block"),
        TokenKind::Symbol if word == "%" && before.ends_with(|c: char| c.is_ascii_digit()) => {
            refuse("percent").map(|diagnostic| diagnostic.arg("number", before))
        }
        TokenKind::Symbol => match instead(word) {
            Some(right) => refuse("sign").map(|diagnostic| diagnostic.arg("instead", right)),
            None if is_sign(word) => None,
            None => refuse("operator"),
        },
        _ => None,
    }
}

fn is_statement(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "let", "const", "while", "until", "loop", "do", "for", "fn", "private", "return", "throw",
        "try", "catch", "break", "continue", "import", "export", "as", "this", "global", "eval",
        "print", "debug", "Fn",
    ];
    WORDS.contains(&word)
}

fn is_sign(word: &str) -> bool {
    const SIGNS: [&str; 16] =
        ["==", "!=", "<", "<=", ">", ">=", "&&", "||", "!", "!in", "+", "-", "*", "/", ",", "."];
    SIGNS.contains(&word)
}

/// What formulas write for a sign that people write elsewhere.
fn instead(word: &str) -> Option<&'static str> {
    Some(match word {
        "=" | "===" => "==",
        "<>" | "!==" | "≠" => "!=",
        "≤" | "=<" => "<=",
        "≥" | "=>" => ">=",
        "&" => "&&",
        "|" => "||",
        "×" | "·" => "*",
        "÷" => "/",
        "−" | "–" | "—" => "-",
        "“" | "”" | "„" | "‘" | "’" => "\"",
        _ => return None,
    })
}

/// Turns rhai's error into a diagnostic.
fn report(text: &Text<'_>, refused: &ParseError, mistakes: &mut Mistakes) {
    let at = text.token(refused.position());
    let found = text.of(&at);
    let ended = found.is_empty();
    let syntax = |variant| error(Code::FormulaSyntax, variant);
    let diagnostic = match refused.err_type() {
        ParseErrorType::ExprTooDeep => syntax("too-deep").arg("max", DEPTH_MAX),
        ParseErrorType::Reserved(word) if word.starts_with(char::is_alphabetic) => {
            error(Code::NotAllowed, "reserved").arg("found", word)
        }
        ParseErrorType::Reserved(sign) | ParseErrorType::UnknownOperator(sign) => {
            error(Code::NotAllowed, "operator").arg("found", sign)
        }
        ParseErrorType::MismatchedType(..) => error(Code::TypeMismatch, "literal-condition"),
        ParseErrorType::BadInput(LexError::MalformedNumber(_)) => {
            syntax("number").arg("found", found)
        }
        ParseErrorType::BadInput(
            LexError::UnterminatedString | LexError::MalformedEscapeSequence(_),
        ) => syntax("text"),
        ParseErrorType::MissingToken(expected, _) if ended => {
            syntax("missing").arg("expected", expected)
        }
        _ if ended => syntax("incomplete"),
        _ if found == "," => syntax("comma"),
        _ => syntax("unexpected").arg("found", found),
    };
    mistakes.add(diagnostic, &at);
}

/// What formulas write for a word that stands where an operator is expected.
fn logical(word: &str) -> Option<&'static str> {
    Some(match word {
        "and" | "AND" | "và" => "&&",
        "or" | "OR" | "hoặc" => "||",
        "is" => "==",
        _ => return None,
    })
}
