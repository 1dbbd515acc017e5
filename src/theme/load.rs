//! Gathers a theme from the site, else from the binary, with all that it extends, and compiles its templates.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use tera::Tera;

use super::failure::explain_load;
use super::{Asset, Theme, builtin, functions, options, phrases, settings};
use crate::diagnostic::{Checked, Diagnostic};
use crate::digest::Digest;
use crate::paths::OutPath;
use crate::source::{self, Matter, Snapshot};

/// The theme that every chain ends with.
const BASE: &str = "base";

/// One theme of the chain.
struct Link {
    name: String,
    /// Where its files are, for messages.
    at: String,
    files: Vec<(String, Cow<'static, [u8]>)>,
    settings: settings::Settings,
}

/// Loads the theme of a name, with the site's own `templates/` before it. A broken one gives `None` and errors.
pub fn load(name: &str, written: &BTreeMap<String, String>, snapshot: &Snapshot) -> Checked<Option<Theme>> {
    let mut said = Vec::new();
    let Some(chain) = chain(name, snapshot, &mut said) else {
        return Checked { value: None, diagnostics: said };
    };
    let own: Vec<(String, Cow<'static, [u8]>)> =
        files(snapshot, "templates").into_iter().filter(|(path, _)| path.ends_with(".html")).collect();
    let mut sources = BTreeMap::new();
    let mut templates = Vec::new();
    for (path, bytes) in own {
        add(&mut templates, &mut sources, (format!("site/{path}"), format!("templates/{path}")), &bytes);
    }
    for link in &chain {
        for (path, bytes) in &link.files {
            if let Some(template) = path.strip_prefix("templates/").filter(|path| path.ends_with(".html")) {
                add(&mut templates, &mut sources, (format!("{}/{template}", link.name), format!("{}/{path}", link.at)), bytes);
            }
        }
    }
    let known = chain.iter().rev().flat_map(|link| &link.settings.options).collect();
    let chosen = options::choose(name, &known, written, snapshot);
    said.extend(chosen.said);
    let templates = named(templates, &mut sources);
    let mut tera = Tera::new();
    tera.autoescape_on([".html"]);
    functions::register(&mut tera);
    phrases::register(&mut tera);
    let prefixes: Vec<String> = std::iter::once("site/".to_owned()).chain(chain.iter().map(|link| format!("{}/", link.name))).collect();
    let loaded = tera.set_fallback_prefixes(prefixes).and_then(|()| tera.add_raw_templates(templates));
    if let Err(error) = loaded {
        said.extend(explain_load(&sources, &error));
        return Checked { value: None, diagnostics: said };
    }
    let profiles = chain.iter().rev().flat_map(|link| link.settings.profiles.clone()).collect();
    let assets = assets(&chain, chosen.sheet);
    let arranged = chain.iter().map(|link| &link.settings).find(|settings| !settings.home.is_empty());
    let theme = Theme {
        name: name.to_owned(),
        tera,
        assets,
        profiles,
        options: chosen.values,
        pictures: chosen.pictures,
        home: arranged.map(|settings| settings.home.clone()).unwrap_or_default(),
        beside: arranged.map(|settings| settings.beside.clone()).unwrap_or_default(),
        opens_with_photo: chain.first().is_some_and(|link| link.settings.opens_with_photo),
        sources,
    };
    Checked { value: Some(theme), diagnostics: said }
}

/// Puts each template under its bare name, the nearest theme's first, where it is found at once at every include; under its theme's name
/// it stays only where some template asks for that name. Templates that define components stay also where a nearer theme hides them, since
/// they may define others.
fn named(templates: Vec<(String, String)>, sources: &mut BTreeMap<String, (String, String)>) -> Vec<(String, String)> {
    let mut bare = BTreeMap::new();
    let mut asked = Vec::new();
    for (at, (name, text)) in templates.iter().enumerate() {
        let inner = name.split_once('/').map_or(name.as_str(), |(_, inner)| inner);
        if !bare.contains_key(inner) {
            bare.insert(inner.to_owned(), text.clone());
            sources.insert(inner.to_owned(), sources[name].clone());
        }
        if templates.iter().enumerate().any(|(other, (_, text))| other != at && text.contains(&format!("\"{name}\""))) {
            asked.push(name);
        }
    }
    let defines = |text: &str| text.contains("{% component") || text.contains("{%- component");
    let hidden =
        |name: &str, text: &str| bare.get(name.split_once('/').map_or(name, |(_, inner)| inner)).is_some_and(|nearer| nearer != text);
    let theme = |name: &str| name.split_once('/').map_or("", |(theme, _)| theme).to_owned();
    // Each of these looks for components in its own theme, so its theme's go with it.
    let wanted = |(name, text): &&(String, String)| asked.contains(&name) || (hidden(name, text) && defines(text));
    let themes: BTreeSet<String> = templates.iter().filter(wanted).map(|(name, _)| theme(name)).collect();
    let stays = |(name, text): &&(String, String)| asked.contains(&name) || (themes.contains(&theme(name)) && defines(text));
    let kept = templates.iter().filter(stays).cloned().collect::<Vec<_>>();
    kept.into_iter().chain(bare).collect()
}

fn add(
    templates: &mut Vec<(String, String)>,
    sources: &mut BTreeMap<String, (String, String)>,
    (name, path): (String, String),
    bytes: &[u8],
) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    templates.push((name.clone(), text.clone()));
    sources.insert(name, (path, text));
}

fn chain(name: &str, snapshot: &Snapshot, said: &mut Vec<Diagnostic>) -> Option<Vec<Link>> {
    let mut chain: Vec<Link> = Vec::new();
    let mut wanted = name.to_owned();
    while !wanted.is_empty() {
        if chain.iter().any(|link| link.name == wanted) {
            said.push(
                Diagnostic::error("bad-theme", "zhuanlan.yaml", format!("外观“{wanted}”绕着圈继承了自己"))
                    .advise("检查各个 theme.yaml 的 extends"),
            );
            return None;
        }
        let at = format!("themes/{wanted}");
        let own = files(snapshot, &at);
        let files = if own.is_empty() { builtin::files(&wanted) } else { own };
        let text = files.iter().find(|(path, _)| path == "theme.yaml").map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        let Some(text) = text else {
            said.push(unknown(&wanted, snapshot));
            return None;
        };
        match settings::read(&text, &format!("{at}/theme.yaml")) {
            Ok(settings) => {
                let next = if settings.extends.is_empty() && wanted != BASE { BASE.to_owned() } else { settings.extends.clone() };
                chain.push(Link { name: std::mem::replace(&mut wanted, next), at, files, settings });
            }
            Err(diagnostic) => {
                said.push(*diagnostic);
                return None;
            }
        }
    }
    Some(chain)
}

fn unknown(name: &str, snapshot: &Snapshot) -> Diagnostic {
    let mut names = builtin::names();
    names.extend(
        snapshot
            .below("themes")
            .filter_map(|file| file.path.as_str().strip_prefix("themes/")?.split_once('/').map(|(name, _)| name.to_owned())),
    );
    names.sort();
    names.dedup();
    Diagnostic::error("unknown-theme", "zhuanlan.yaml", format!("没有叫“{name}”的外观")).advise(format!("可以写：{}", names.join("、")))
}

/// The files below a folder of the site, by their path inside it.
fn files(snapshot: &Snapshot, folder: &str) -> Vec<(String, Cow<'static, [u8]>)> {
    let mut found = Vec::new();
    for file in snapshot.below(folder) {
        let inside = file.path.as_str()[folder.len() + 1..].to_owned();
        let bytes = match &file.matter {
            Matter::Text(text) => text.content.as_bytes().to_vec(),
            _ => source::bytes(file).unwrap_or_default(),
        };
        found.push((inside, Cow::Owned(bytes)));
    }
    found
}

/// Assets by name; the nearest theme of the chain wins. What the site has chosen is the sheet `options.css`.
fn assets(chain: &[Link], chosen: String) -> BTreeMap<String, Asset> {
    let mut assets = BTreeMap::new();
    for link in chain.iter().rev() {
        link.settings.without.iter().for_each(|name| drop(assets.remove(name)));
        for (path, bytes) in &link.files {
            let Some(name) = path.strip_prefix("assets/") else { continue };
            put(&mut assets, name, bytes.clone());
        }
    }
    if !chosen.is_empty() {
        put(&mut assets, "options.css", Cow::Owned(chosen.into_bytes()));
    }
    assets
}

fn put(assets: &mut BTreeMap<String, Asset>, name: &str, bytes: Cow<'static, [u8]>) {
    let letters = Digest::of(&bytes).letters(8);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    if let Some(url) = OutPath::new(&format!("assets/{stem}-{letters}.{ending}")) {
        assets.insert(name.to_owned(), Asset { url, bytes });
    }
}
