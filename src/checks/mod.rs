//! Temporary shape.
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::edition::{Edition, Force, Phase};
use crate::site::Site;
use crate::source::Snapshot;
use crate::value::Date;
use std::sync::Arc;
#[derive(Debug)]
pub struct Cell {
    pub count: usize,
    pub url: String,
}
#[derive(Debug)]
pub struct MatrixRow {
    pub title: String,
    pub cells: Vec<Option<Cell>>,
}
#[derive(Debug)]
pub struct Matrix {
    pub rows: Vec<MatrixRow>,
}
#[derive(Debug)]
pub struct AchievedItem {
    pub title: String,
    pub text: String,
    pub links: Vec<(String, String)>,
}
#[derive(Debug)]
pub struct AchievedPhase {
    pub title: String,
    pub items: Vec<AchievedItem>,
}
#[derive(Debug)]
pub struct Shown {
    pub matrix: Matrix,
    pub achieved: Vec<AchievedPhase>,
}
pub fn shown(_: &Site) -> Shown {
    Shown { matrix: Matrix { rows: vec![] }, achieved: vec![] }
}
#[derive(Debug, Clone, Copy)]
pub enum State {
    Done,
}
impl State {
    pub fn word(self) -> &'static str {
        "done"
    }
}
#[derive(Debug)]
pub struct Entry {
    pub id: String,
    pub title: String,
    pub phase: Phase,
    pub force: Force,
    pub status: State,
    pub have: u32,
    pub want: u32,
    pub clause: String,
    pub due: Option<Date>,
    pub how: String,
}
impl Entry {
    pub fn is_settled(&self) -> bool {
        true
    }
    pub fn is_not_applicable(&self) -> bool {
        false
    }
    pub fn mark(&self) -> &'static str {
        ""
    }
}
#[derive(Debug)]
pub struct Checklist {
    pub entries: Vec<Entry>,
}
impl Checklist {
    pub fn percent(&self) -> u32 {
        0
    }
    pub fn next(&self, _: Date) -> Vec<&Entry> {
        vec![]
    }
}
pub fn checklist(_: &Site) -> Checklist {
    Checklist { entries: vec![] }
}
pub fn documents(_: &[Arc<Document>], _: &Config, _: &Edition) -> Vec<Diagnostic> {
    vec![]
}
pub fn site(_: &Site) -> Vec<Diagnostic> {
    vec![]
}
pub fn unused(_: &Site, _: &Snapshot, _: &[Arc<Document>]) -> Vec<Diagnostic> {
    vec![]
}
pub fn silence(d: Vec<Diagnostic>, _: &[Arc<Document>]) -> Vec<Diagnostic> {
    d
}
pub fn soften(d: Vec<Diagnostic>, _: &[Arc<Document>]) -> Vec<Diagnostic> {
    d
}
