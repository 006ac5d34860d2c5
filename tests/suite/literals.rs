//! The strings of sources, and what they stand in: as much of a lexer as the scan for words needs.

/// A string, or a letter that is none of ASCII.
pub(crate) struct Literal {
    pub(crate) text: String,
    /// The constant or function it stands in.
    pub(crate) item: String,
    /// It stands in a constant or static.
    pub(crate) constant: bool,
    /// Where the outermost list begins that it stands in.
    pub(crate) list: Option<usize>,
    /// It stands before `=>`, alone or with others.
    pub(crate) arm: bool,
    /// Literals with `|` between them have one number.
    pub(crate) chain: usize,
}

/// The literals of code, in their order.
pub(crate) fn literals_of(code: &str) -> Vec<Literal> {
    let mut lexer = Lexer { chars: code.chars().collect(), ..Lexer::default() };
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    lexer.found
}

#[derive(Default)]
struct Lexer {
    chars: Vec<char>,
    at: usize,
    found: Vec<Literal>,
    /// Open brackets; of those that make a list where they stand.
    open: Vec<Option<usize>>,
    /// The function, and the constant in it with the brackets around it.
    function: String,
    constant: Option<(String, usize)>,
    /// The word before.
    word: String,
    /// Signs since the last literal; `w` stands for a word.
    signs: String,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or(' ')
    }

    fn step(&mut self) {
        match self.peek(0) {
            'r' if self.peek(1) == '"' || self.peek(1) == '#' && self.peek(2) == '"' => {
                let end = if self.peek(1) == '#' { "\"#" } else { "\"" };
                self.at += 1 + end.len();
                self.read_string(end, false);
            }
            '"' => {
                self.at += 1;
                self.read_string("\"", true);
            }
            '\'' => self.read_character(),
            '#' if self.peek(1) == '[' => self.skip_attribute(),
            '/' if self.peek(1) == '/' => {
                while self.at < self.chars.len() && self.peek(0) != '\n' {
                    self.at += 1;
                }
            }
            c if c.is_alphanumeric() || c == '_' => self.read_word(),
            c => self.read_sign(c),
        }
    }

    fn read_word(&mut self) {
        let from = self.at;
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            self.at += 1;
        }
        let word: String = self.chars[from..self.at].iter().collect();
        match self.word.as_str() {
            "fn" => self.function.clone_from(&word),
            // One letter is a number of a type.
            "const" | "static" if word != "fn" && word.len() > 1 => {
                self.constant = Some((word.clone(), self.open.len()));
            }
            _ => {}
        }
        self.word = word;
        self.signs.push('w');
    }

    fn read_sign(&mut self, c: char) {
        match c {
            '(' | '[' | '{' => {
                // Behind a value it takes an item out of it.
                let takes_out = self.signs.ends_with(['w', ')', ']', '\'']) && !self.peeks_back_at_space();
                let lists = c == '[' && !takes_out;
                self.open.push(lists.then_some(self.at));
            }
            ')' | ']' | '}' => {
                self.open.pop();
            }
            ';' if self.constant.as_ref().is_some_and(|(_, depth)| *depth == self.open.len()) => {
                self.constant = None;
            }
            '>' if self.signs.ends_with('=') => self.end_arm(),
            _ => {}
        }
        if !c.is_whitespace() {
            self.signs.push(c);
            self.word.clear();
        }
        self.at += 1;
    }

    fn peeks_back_at_space(&self) -> bool {
        self.at.checked_sub(1).and_then(|before| self.chars.get(before)).is_some_and(|c| c.is_whitespace())
    }

    /// What the last chain holds is a pattern, be there a condition behind it or not.
    fn end_arm(&mut self) {
        let Some(chain) = self.found.last().map(|literal| literal.chain) else { return };
        let bare = self.signs.trim_start_matches(')');
        if bare == "=" || bare.starts_with('w') {
            for literal in self.found.iter_mut().rev().take_while(|literal| literal.chain == chain) {
                literal.arm = true;
            }
        }
    }

    fn skip_attribute(&mut self) {
        let mut depth = 0;
        let mut quoted = false;
        loop {
            match self.peek(0) {
                '"' => quoted = !quoted,
                '[' if !quoted => depth += 1,
                ']' if !quoted => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 && self.chars.get(self.at - 1) == Some(&']') || self.at >= self.chars.len() {
                return;
            }
        }
    }

    /// A character, or the `'` of a lifetime.
    fn read_character(&mut self) {
        if self.peek(1) == '\\' {
            self.at += 3;
            while self.peek(0) != '\'' && self.at < self.chars.len() {
                self.at += 1;
            }
            self.at += 1;
        } else if self.peek(2) == '\'' {
            let c = self.peek(1);
            self.at += 3;
            let range = self.signs.ends_with("..=") || self.peek(0) == '.' && self.peek(1) == '.';
            if c.is_alphabetic() && !c.is_ascii() && !range {
                self.push(c.to_string());
            }
        } else {
            self.at += 1;
            while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
                self.at += 1;
            }
            self.signs.push('w');
        }
    }

    fn read_string(&mut self, end: &str, escapes: bool) {
        let mut text = String::new();
        while self.at < self.chars.len() && !end.chars().enumerate().all(|(i, c)| self.peek(i) == c) {
            if escapes && self.peek(0) == '\\' {
                let sign = self.peek(1);
                self.at += 2;
                match sign {
                    'u' => {
                        while self.peek(0) != '}' && self.at < self.chars.len() {
                            self.at += 1;
                        }
                        self.at += 1;
                    }
                    'x' => self.at += 2,
                    '\n' => {
                        while self.peek(0).is_whitespace() && self.at < self.chars.len() {
                            self.at += 1;
                        }
                    }
                    _ => text.push(' '),
                }
                continue;
            }
            text.push(self.peek(0));
            self.at += 1;
        }
        self.at += end.len();
        self.push(text);
    }

    fn push(&mut self, text: String) {
        let before = self.found.last().map_or(0, |literal| literal.chain);
        let chain = if self.signs == "|" { before } else { before + 1 };
        let item = self.constant.as_ref().map_or(&self.function, |(name, _)| name).clone();
        let list = self.open.iter().copied().flatten().next();
        self.found.push(Literal { text, item, constant: self.constant.is_some(), list, arm: false, chain });
        self.signs.clear();
        self.word.clear();
    }
}
