//! Enough of Rust's grammar to find the paths a file names: no comments, no strings, `use` trees
//! taken apart, `self` and `super` resolved.

use std::iter::Peekable;
use std::str::Chars;
use std::vec::IntoIter;

/// A word, `::`, or any other sign, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The line, from 1.
    pub line: usize,
    /// The text: an identifier, `::`, or one character.
    pub text: String,
}

/// A path that a file names, from the root of the crate: `["storage", "tickets", "find"]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The line, from 1.
    pub line: usize,
    /// The segments below the crate.
    pub path: Vec<String>,
}

/// The words and signs of a source, without comments and literals.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        chars: source.chars().peekable(),
        line: 1,
        tokens: Vec::new(),
    };
    while lexer.step().is_some() {}
    lexer.tokens
}

struct Lexer<'a> {
    chars: Peekable<Chars<'a>>,
    line: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.chars.next()?;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn push(&mut self, line: usize, text: String) {
        self.tokens.push(Token { line, text });
    }

    fn step(&mut self) -> Option<()> {
        let line = self.line;
        match self.next()? {
            '/' if self.chars.peek() == Some(&'/') => while self.next()? != '\n' {},
            '/' if self.chars.peek() == Some(&'*') => self.block_comment()?,
            '"' => self.string()?,
            '\'' => self.quote()?,
            ':' if self.chars.peek() == Some(&':') => {
                self.next();
                self.push(line, "::".into());
            }
            c if c.is_alphabetic() || c == '_' => self.word(line, c)?,
            c if c.is_whitespace() => {}
            c => self.push(line, c.into()),
        }
        Some(())
    }

    fn block_comment(&mut self) -> Option<()> {
        let (mut depth, mut before) = (0, '/');
        loop {
            let c = self.next()?;
            match (before, c) {
                ('/', '*') => (depth, before) = (depth + 1, ' '),
                ('*', '/') => (depth, before) = (depth - 1, ' '),
                _ => before = c,
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn string(&mut self) -> Option<()> {
        loop {
            match self.next()? {
                '\\' => drop(self.next()?),
                '"' => return Some(()),
                _ => {}
            }
        }
    }

    /// A character such as `'"'`, or a lifetime such as `'a`.
    fn quote(&mut self) -> Option<()> {
        let first = self.next()?;
        if first == '\\' {
            self.next()?;
            while self.next()? != '\'' {}
        } else if self.chars.peek() == Some(&'\'') {
            self.next();
        }
        Some(())
    }

    fn word(&mut self, line: usize, first: char) -> Option<()> {
        let mut word = String::from(first);
        while let Some(c) = self.chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
            word.push(c);
        }
        let raw = matches!(word.as_str(), "r" | "br" | "cr");
        match self.chars.peek() {
            Some('"') if raw => return self.raw_string(),
            Some('#') if raw => return self.raw_string(),
            Some('"') if matches!(word.as_str(), "b" | "c") => {}
            Some('\'') if word == "b" => {}
            _ => self.push(line, word),
        }
        Some(())
    }

    fn raw_string(&mut self) -> Option<()> {
        let mut hashes = 0;
        while self.chars.next_if_eq(&'#').is_some() {
            hashes += 1;
        }
        if self.chars.next_if_eq(&'"').is_none() {
            return Some(()); // r#identifier
        }
        loop {
            if self.next()? == '"' {
                let mut seen = 0;
                while seen < hashes && self.chars.next_if_eq(&'#').is_some() {
                    seen += 1;
                }
                if seen == hashes {
                    return Some(());
                }
            }
        }
    }
}

/// The paths into the own crate that a file names. `module` is the file's place, `["api", "files"]`.
pub fn named(source: &str, module: &[&str]) -> Vec<Named> {
    let module = module.iter().map(ToString::to_string).collect();
    let mut reader = Reader {
        tokens: tokens(source).into_iter().peekable(),
        module,
        depth: 0,
        opened: Vec::new(),
        found: Vec::new(),
    };
    reader.read();
    reader.found
}

struct Reader {
    tokens: Peekable<IntoIter<Token>>,
    module: Vec<String>,
    depth: usize,
    /// The depths at which inline modules were opened.
    opened: Vec<usize>,
    found: Vec<Named>,
}

impl Reader {
    fn read(&mut self) {
        let mut before = String::new();
        while let Some(token) = self.tokens.next() {
            match token.text.as_str() {
                "{" => self.depth += 1,
                "}" => self.close(),
                "mod" => self.open(),
                "crate" | "self" | "super" | "baton" if before != "::" && before != "." => {
                    self.start(&token);
                }
                _ => {}
            }
            before = token.text;
        }
    }

    fn peek_is(&mut self, text: &str) -> bool {
        self.tokens.peek().is_some_and(|token| token.text == text)
    }

    fn open(&mut self) {
        let Some(name) = self.tokens.next() else {
            return;
        };
        if self.peek_is("{") {
            self.tokens.next();
            self.depth += 1;
            self.opened.push(self.depth);
            self.module.push(name.text);
        }
    }

    fn close(&mut self) {
        if self.opened.last() == Some(&self.depth) {
            self.opened.pop();
            self.module.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// A path begins, if `::` follows.
    fn start(&mut self, root: &Token) {
        if !self.peek_is("::") {
            return;
        }
        let mut base = match root.text.as_str() {
            "crate" | "baton" => Vec::new(),
            _ => self.module.clone(),
        };
        if root.text == "super" {
            base.pop();
        }
        self.follow(base, root.line);
    }

    /// What comes after a `::`, as far as it is a path or a `{tree}`.
    fn follow(&mut self, mut path: Vec<String>, line: usize) {
        while self.peek_is("::") {
            self.tokens.next();
            match self
                .tokens
                .peek()
                .map(|token| token.text.clone())
                .as_deref()
            {
                Some("{") => return self.tree(&path),
                Some("super") => drop(path.pop()),
                Some(word) if word.starts_with(|c: char| c.is_alphabetic() || c == '_') => {
                    path.push(word.to_owned());
                }
                _ => break,
            }
            self.tokens.next();
        }
        self.found.push(Named { line, path });
    }

    fn tree(&mut self, base: &[String]) {
        self.tokens.next();
        while let Some(token) = self.tokens.next() {
            match token.text.as_str() {
                "}" => return,
                "," => {}
                "{" => self.tree(base),
                // `use x as y`: the other name says nothing.
                "as" => drop(self.tokens.next()),
                "self" | "*" => self.found.push(Named {
                    line: token.line,
                    path: base.to_vec(),
                }),
                "super" => {
                    let above = base.split_last().map(|(_, above)| above.to_vec());
                    self.follow(above.unwrap_or_default(), token.line);
                }
                _ => {
                    let mut path = base.to_vec();
                    path.push(token.text);
                    self.follow(path, token.line);
                }
            }
        }
    }
}

/// What a file imports: each name with its path as it stands there, `["super", "Case"]`.
pub fn imported(source: &str) -> Vec<(String, Vec<String>)> {
    uses(source, false)
}

/// What a file passes on with `pub use`: each name with its path as it stands there.
pub fn exported(source: &str) -> Vec<(String, Vec<String>)> {
    uses(source, true)
}

fn uses(source: &str, public: bool) -> Vec<(String, Vec<String>)> {
    let words = tokens(source);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        // `pub use` and `pub(crate) use`.
        let is_public = before.is_some_and(|before| matches!(before.text.as_str(), "pub" | ")"));
        if word.text == "use" && is_public == public {
            let tree = words.iter().skip(at + 1).map(|token| token.text.as_str());
            let tree: Vec<&str> = tree.take_while(|text| *text != ";").collect();
            leaves(&tree, &mut 0, &[], &mut found);
        }
    }
    found
}

/// The leaves of a `use` tree, each with the name it has here.
fn leaves(tree: &[&str], at: &mut usize, base: &[String], found: &mut Vec<(String, Vec<String>)>) {
    let mut path = base.to_vec();
    while let Some(word) = tree.get(*at).copied() {
        *at += 1;
        match word {
            "::" => {}
            "{" => {
                while tree.get(*at).is_some_and(|word| *word != "}") {
                    leaves(tree, at, &path, found);
                    if tree.get(*at) == Some(&",") {
                        *at += 1;
                    }
                }
                *at += 1;
                return;
            }
            "," | "}" => {
                *at -= 1;
                break;
            }
            "as" => {
                let name = tree.get(*at).map_or_else(String::new, ToString::to_string);
                *at += 1;
                found.push((name, path));
                return;
            }
            "self" if !path.is_empty() => {}
            word => path.push(word.to_owned()),
        }
    }
    if let Some(name) = path.last() {
        found.push((name.clone(), path.clone()));
    }
}

/// The names of the types that a file defines, also inside functions and with `words!`. Associated types
/// are left out: a trait names them.
pub fn defined_types(source: &str) -> Vec<Token> {
    let words = tokens(source);
    let text = |at: Option<usize>| {
        let token = at.and_then(|at| words.get(at));
        token.map_or("", |token| token.text.as_str())
    };
    let is_type = |name: &str| name.starts_with(|c: char| c.is_uppercase());
    // The braces that are open here, and whether an `impl` or a `trait` waits for its own.
    let (mut open, mut associates) = (Vec::new(), false);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let (before, next) = (text(at.checked_sub(1)), text(Some(at + 1)));
        match word.text.as_str() {
            // Not the `impl` of a parameter or a result.
            "impl" if ["", "}", ";", "]", "{", "(", "unsafe"].contains(&before) => {
                associates = true;
            }
            "{" => {
                let of_words = before == "!" && text(at.checked_sub(2)) == "words";
                open.push(match (associates, of_words) {
                    (true, _) => Body::Associates,
                    (false, true) => Body::Words,
                    (false, false) => Body::Other,
                });
                associates = false;
            }
            "}" => drop(open.pop()),
            "type" if open.last() == Some(&Body::Associates) => {}
            keyword @ ("struct" | "enum" | "union" | "trait" | "type") => {
                associates |= keyword == "trait";
                found.extend(
                    words
                        .get(at + 1)
                        .filter(|name| is_type(&name.text))
                        .cloned(),
                );
            }
            name if is_type(name) && next == "{" && open.last() == Some(&Body::Words) => {
                found.push(word.clone());
            }
            _ => {}
        }
    }
    found
}

/// What stands between two braces.
#[derive(PartialEq, Eq)]
enum Body {
    /// The items of an `impl` or a `trait`.
    Associates,
    /// The enums of a `words!`.
    Words,
    Other,
}
