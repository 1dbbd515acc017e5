//! Questions on the terminal, each with an answer that Enter takes.
//!
//! Generic over where the answers come from, so that tests can give them.

use std::io::{self, IsTerminal, Write};

use crate::diagnostic::Error;

/// Whether there is somebody to ask: questions are seen and answers typed.
pub(super) fn somebody() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Somebody to ask.
pub(super) struct Asker<R, W> {
    input: R,
    output: W,
}

/// Where answers come from, a line each.
pub(super) trait Typed {
    /// Adds the next line; gives its bytes, none at the end.
    fn next(&mut self, line: &mut String) -> io::Result<usize>;
}

/// Not locked between two answers: a command that the menu starts asks too.
impl Typed for io::Stdin {
    fn next(&mut self, line: &mut String) -> io::Result<usize> {
        self.read_line(line)
    }
}

#[cfg(test)]
impl Typed for &[u8] {
    fn next(&mut self, line: &mut String) -> io::Result<usize> {
        io::BufRead::read_line(self, line)
    }
}

/// The person at the terminal.
pub(super) fn terminal() -> Asker<io::Stdin, io::Stdout> {
    Asker { input: io::stdin(), output: io::stdout() }
}

impl<R: Typed, W: Write> Asker<R, W> {
    #[cfg(test)]
    pub(super) fn new(input: R, output: W) -> Asker<R, W> {
        Asker { input, output }
    }

    /// Asks for a line; an empty answer takes `usual`.
    pub(super) fn line(&mut self, question: &str, usual: &str) -> Result<String, Error> {
        let offer = if usual.is_empty() { "（回车跳过）".to_owned() } else { format!("（回车用“{usual}”）") };
        let answer = self.answer(&format!("{question}{offer}："))?;
        Ok(if answer.is_empty() { usual.to_owned() } else { answer })
    }

    /// Asks for one of some choices, by number or by word; an empty answer takes the one that is usual.
    pub(super) fn choice(&mut self, question: &str, choices: &[(String, String)], usual: &str) -> Result<String, Error> {
        let told: Vec<String> = choices.iter().enumerate().map(|(at, (_, told))| format!("  {} {told}", at + 1)).collect();
        let usual_at = choices.iter().position(|(value, _)| value == usual).map_or(1, |at| at + 1);
        loop {
            let answer = self.answer(&format!("{question}\n{}\n写数字（回车选 {usual_at}）：", told.join("\n")))?;
            let at = if answer.is_empty() { Some(usual_at) } else { answer.parse::<usize>().ok() };
            let by_number = at.and_then(|at| choices.get(at.checked_sub(1)?));
            let chosen = by_number.or_else(|| choices.iter().find(|(value, told)| *value == answer || *told == answer));
            match chosen {
                Some((value, _)) => return Ok(value.clone()),
                None => self.say(&format!("没有“{answer}”这一项，请写 1 到 {}。", choices.len()))?,
            }
        }
    }

    /// Says a line between questions.
    pub(super) fn say(&mut self, line: &str) -> Result<(), Error> {
        writeln!(self.output, "{line}").map_err(|_| no_answer())
    }

    /// Asks as it is and gives the trimmed answer.
    pub(super) fn answer(&mut self, prompt: &str) -> Result<String, Error> {
        let asked = self.output.write_all(prompt.as_bytes()).and_then(|()| self.output.flush());
        let mut line = String::new();
        let read = asked.and_then(|()| self.input.next(&mut line)).map_err(|_| no_answer())?;
        // The end of the input is somebody who has gone.
        if read == 0 { Err(no_answer()) } else { Ok(line.trim().to_owned()) }
    }
}

fn no_answer() -> Error {
    Error::new("没有读到回答，什么也没有做")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked<T>(typed: &str, ask: impl Fn(&mut Asker<&[u8], &mut Vec<u8>>) -> T) -> (T, String) {
        let mut output = Vec::new();
        let got = ask(&mut Asker::new(typed.as_bytes(), &mut output));
        (got, String::from_utf8(output).unwrap())
    }

    #[test]
    fn an_empty_answer_takes_what_is_offered() {
        let (got, said) = asked("\r\n", |asker| asker.line("学校全称", "某某学校"));
        assert_eq!((got.unwrap().as_str(), said.as_str()), ("某某学校", "学校全称（回车用“某某学校”）："));
        assert_eq!(asked("  桂澜职校 \n", |asker| asker.line("全称", "x")).0.unwrap(), "桂澜职校");
        assert!(asked("", |asker| asker.line("全称", "x")).0.is_err());
    }

    #[test]
    fn a_choice_is_asked_for_until_there_is_one() {
        let choices = [("hong".to_owned(), "红".to_owned()), ("su".to_owned(), "素".to_owned())];
        let (got, said) = asked("9\n素\n", |asker| asker.choice("外观", &choices, "hong"));
        assert_eq!(got.unwrap(), "su");
        assert!(said.contains("没有“9”这一项") && said.contains("回车选 1"), "{said}");
        assert_eq!(asked("\n", |asker| asker.choice("外观", &choices, "su")).0.unwrap(), "su");
        assert_eq!(asked("1\n", |asker| asker.choice("外观", &choices, "su")).0.unwrap(), "hong");
    }
}
