//! What the template engine says, in Chinese: its sentences with holes, beside ours.
//!
//! Part of `theme`. A sentence that is not listed is not passed on in English; the place alone is told then.

/// Sentences of the engine and ours; `{}` stands for what changes, in the same order. The first that fits counts.
const SENTENCES: &[(&str, &str)] = &[
    ("Variable `{}` exists but its value is undefined", "变量“{}”在这里没有值"),
    ("Variable `{}` is not defined.", "没有“{}”这个变量"),
    ("Field `{}` is not defined.", "没有“{}”这一项"),
    ("Field `{}` is not defined", "没有“{}”这一项"),
    ("Tried to render a variable that is undefined", "要显示的变量没有值"),
    ("Tried to escape an undefined value", "要显示的变量没有值"),
    ("Cannot index into an undefined value", "方括号前面的变量没有值"),
    ("Index expression is undefined", "方括号里的变量没有值"),
    ("Cannot slice an undefined value", "要截取的变量没有值"),
    ("Slice {} is undefined", "截取的位置没有值"),
    ("Slice {} must be an integer, got `{}`", "截取的位置要写整数"),
    ("Slicing {}", "只有列表和文字能截取"),
    ("Unknown filter `{}`", "没有“{}”这个过滤器"),
    ("Unknown test `{}`", "没有“{}”这种判断"),
    ("Unknown function `{}`", "没有“{}”这个函数"),
    ("Unknown component `{}`", "没有“{}”这个部件"),
    ("Unknown template `{}`", "没有“{}”这个模板"),
    ("Filter `{}` is not registered", "没有“{}”这个过滤器"),
    ("Unknown tag", "不认识的标签，或者开头和结尾对不上"),
    ("Block `{}` is not defined in any parent template", "上一级的模板里没有“{}”这个块"),
    ("Template already contains a block named `{}`", "有两个块都叫“{}”"),
    ("Template already contains a component named `{}`", "有两个部件都叫“{}”"),
    ("Template is already extending `{}`", "已经继承了“{}”，只能继承一个"),
    ("`extends` needs to be the first tag of the template", "extends 要写在模板的最前面"),
    ("`extends` cannot be nested in other tags.", "extends 不能写在别的标签里面"),
    ("This content would be ignored: {}", "继承了别的模板以后，文字要写在块（block）里，写在外面的不会显示"),
    ("Blocks cannot be written inside a {}.", "块（block）不能写在循环、判断和部件里面"),
    ("Component definitions cannot be written in another tag.", "部件（component）不能写在别的标签里面"),
    ("`{}` cannot be used inside a {}", "“{}”不能写在这里"),
    ("{} can only be used in a for loop", "“{}”只能写在循环（for）里"),
    ("{} was named `{}` in the opening tag, found `{}` as name in the end tag", "开头的名字是“{2}”，结尾写的却是“{3}”"),
    ("Found {} but was expecting {}.", "这里应当是 {2}，写的却是 {1}"),
    ("Found {} but expected one of: {}", "这里不能写 {1}，应当是一个值；看看括号有没有写全"),
    ("Found {} but expected {}.", "这里应当是 {2}，写的却是 {1}"),
    ("Found {} but expected {}", "这里应当是 {2}，写的却是 {1}"),
    ("Found `<` but expected identifier {}", "“<”后面要写部件的名字；比大小时两边留空格"),
    ("Found invalid field of `loop`: {}. Only {}", "循环（loop）没有“{}”，只有 index、index0、first、last 和 length"),
    ("Found {} but {}", "这里不能写 {}"),
    ("Expected {} but found {}", "这里应当是 {}，写的却是 {}"),
    ("Unexpected end of input", "模板到这里就断了：有标签没有写完，或者少了结尾的标签"),
    ("Unexpected character", "这里有不该有的符号，看看是不是全角的"),
    ("unexpected end of string", "引号没有配对"),
    ("String opened with `{}` is missing its closing `{}`", "引号没有配对，少了后面的 {}"),
    ("unexpected end of raw block", "raw 没有结尾"),
    ("Unclosed {}", "开头的标签没有结尾"),
    ("Closing tag '{}' doesn't match opening tag '{}'", "结尾的“{}”和开头的“{}”对不上"),
    ("Invalid float", "数字写得不对"),
    ("Invalid Integer", "数字写得不对"),
    ("{} is a reserved keyword of Tera, it cannot be {}", "“{}”是模板自己的词，不能当名字"),
    ("Invalid syntax for `set`: {}", "set 要写成：set 名字 = 值"),
    ("Keyword argument `{}` is defined more than once", "“{}”写了两次"),
    ("Component argument `{}` is defined more than once", "“{}”写了两次"),
    ("Component argument `{}` (type: `{}`) does not match expected type: `{}`", "部件的“{}”要的是{3}，给的是{2}"),
    ("Implicit argument `{}` {} not found {}", "部件还缺“{}”"),
    ("Argument `{}` (type: `{}`) missing.", "部件还缺“{}”（{}）"),
    ("Argument `{}` missing.", "部件还缺“{}”"),
    ("Missing keyword argument `{}`", "还缺“{1}”，写成 {1}=…"),
    ("Invalid type for the value, expected `{}` but got `{}`", "要的是{}，给的是{}"),
    ("Value `{}` is out of range for `{}`", "数“{}”太大或太小"),
    ("Iteration not possible on type `{}`", "只有列表能用 for 一项一项地写，这里是{}"),
    ("Key/value iteration is not possible on type `{}`, {}", "只有成组的值能写“键, 值”，这里是{}"),
    ("Cannot compare `{}` with `{}`", "{}和{}不能比大小"),
    ("Math operations can only be done on numbers, found `{}`", "只有数能计算，这里是{}"),
    ("`+` requires both operands to be numbers, found `{}` and `{}`", "“+”只能加数，这里是{}和{}；连接文字请用 ~"),
    ("Only numbers can be {}. This is a `{}`", "只有数能计算，这里是{2}"),
    ("Cannot divide by 0", "不能除以 0"),
    ("Spread operator requires {}", "“...”后面要写列表或成组的值"),
    ("super() called outside of a block", "super() 只能写在块（block）里"),
    ("Tried to use super() in the top level block", "最上一级的块里不能写 super()"),
    ("Map does not have a key {} and no default values were defined", "没有“{}”这一项，也没有写 default"),
    ("Function `range` {}", "range 的起止写得不对"),
    ("The template nesting is too deep", "标签套得太深"),
    ("The expression is too complex", "这里写得太复杂，分几步写"),
    ("Value of type {} has no length", "{}没有长度"),
    ("Value of type {} cannot be converted to {}", "{}不能变成数"),
    ("`in` cannot be used on a container of type `{}`. {}", "in 的后面要写列表、文字或成组的值，这里是{}"),
    ("no image profile `{}` for this photo", "照片没有“{}”这种尺寸，theme.yaml 的 profiles 里有的才能写"),
];

/// Words of the engine inside of its sentences.
const WORDS: &[(&str, &str)] = &[
    ("identifier", "名字"),
    ("raw content", "网页文字"),
    ("content", "网页文字"),
    ("comment", "注释"),
    ("integer", "整数"),
    ("i64", "整数"),
    ("u64", "整数"),
    ("i128", "整数"),
    ("u128", "整数"),
    ("f64", "小数"),
    ("map/struct", "成组的值"),
    ("float", "小数"),
    ("number", "数"),
    ("Number", "数"),
    ("string", "文字"),
    ("&str", "文字"),
    ("bool", "是否（true、false）"),
    ("array", "列表"),
    ("map", "成组的值"),
    ("Map", "成组的值"),
    ("none", "空值"),
    ("undefined", "没有值的变量"),
    ("ident", "名字"),
    ("end of input", "模板的结尾"),
    ("or", "或"),
];

/// A sentence of the engine in Chinese.
pub(super) fn chinese(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default().trim();
    if !message.is_ascii() && message.chars().next().is_some_and(|c| !c.is_ascii()) {
        return message.to_owned();
    }
    let found = SENTENCES.iter().find_map(|(theirs, ours)| Some((fit(theirs, message)?, *ours)));
    found.map_or_else(|| "这里的写法不对".to_owned(), |(parts, ours)| fill(ours, &parts))
}

/// The names that the engine lists after a sentence, such as those of the variables that there are.
pub(super) fn listed(message: &str) -> Vec<&str> {
    let list = ["Available variables: ", "Available fields: "].iter().find_map(|mark| message.split_once(mark));
    list.map(|(_, names)| names.lines().next().unwrap_or_default().split(", ").collect()).unwrap_or_default()
}

/// What stands in the holes of a pattern, if it fits; what follows the pattern does not matter where it ends with a full stop.
fn fit<'m>(pattern: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = message.strip_prefix(pieces.next()?)?;
    let mut parts = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let last = pieces.peek().is_none();
        let at = if piece.is_empty() && last { rest.len() } else { rest.find(piece)? };
        parts.push(&rest[..at]);
        rest = &rest[at + piece.len()..];
    }
    (rest.is_empty() || pattern.ends_with('.')).then_some(parts)
}

/// Our sentence with what stood in theirs: `{}` in order, `{2}` by number.
fn fill(ours: &str, parts: &[&str]) -> String {
    let mut text = ours.to_owned();
    for (at, part) in parts.iter().enumerate() {
        let part = words(part);
        let numbered = format!("{{{}}}", at + 1);
        text = if text.contains(&numbered) { text.replace(&numbered, &part) } else { text.replacen("{}", &part, 1) };
    }
    text
}

/// A piece of theirs: names and signs as they stand, the engine's own words in Chinese.
fn words(part: &str) -> String {
    let part = part.trim();
    let word = |word: &str| {
        let bare = word.trim_matches('`');
        WORDS.iter().find(|(theirs, _)| *theirs == bare).map_or(bare, |(_, ours)| *ours).to_owned()
    };
    if WORDS.iter().any(|(theirs, _)| *theirs == part) {
        return word(part);
    }
    let list = part.split(", ").flat_map(|one| one.split(" or ")).map(word);
    list.collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_of_the_engine_become_chinese() {
        let check = |theirs: &str, ours: &str| assert_eq!(chinese(theirs), ours, "{theirs}");
        check("Variable `pge` is not defined. Available variables: page, root", "没有“pge”这个变量");
        check("Field `titel` is not defined.", "没有“titel”这一项");
        check("Found `%}` but expected `}}`.", "这里应当是 }}，写的却是 %}");
        check("Found identifier but expected one of: integer, float, `(` or `[`", "这里不能写 名字，应当是一个值；看看括号有没有写全");
        check("Found content but was expecting `elif`, `else` or `endif`.", "这里应当是 elif、else、endif，写的却是 网页文字");
        check("Argument `title` (type: `string`) missing.", "部件还缺“title”（文字）");
        check("Component argument `id` (type: `integer`) does not match expected type: `string`", "部件的“id”要的是文字，给的是整数");
        check("`+` requires both operands to be numbers, found `string` and `integer`", "“+”只能加数，这里是文字和整数；连接文字请用 ~");
        check("Something that nobody has heard of", "这里的写法不对");
        check("照片没有这种尺寸", "照片没有这种尺寸");
        assert_eq!(listed("Variable `x` is not defined. Available variables: page, root"), ["page", "root"]);
    }

    #[test]
    fn no_sentence_of_ours_has_a_hole_that_theirs_does_not_fill() {
        for (theirs, ours) in SENTENCES {
            let holes = theirs.matches("{}").count();
            let filled = fill(ours, &vec!["x"; holes]);
            assert!(!filled.contains('{'), "{theirs} → {filled}");
        }
    }
}
