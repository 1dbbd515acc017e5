//! How the index of the search is cut into files: pages in runs of about one size, and, for a large column, the pairs of characters.
//!
//! A small column is searched by reading all its texts; a large one asks first which pages hold the pairs of the question.

use std::ops::Range;

use crate::site::{Page, Site};

/// A column with no more text is read whole, in bytes of UTF-8.
const SMALL: usize = 192 * 1024;

/// About how many bytes of text a file of a small column has, and of a large one: there every answer opens another.
const RUN: [usize; 2] = [24 * 1024, 8 * 1024];

/// About how many bytes of text stand behind one file of pairs.
const SHARE: usize = 16 * 1024;

/// The cut of the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchPlan {
    /// The first page of each file of pages, as its index in the Site.
    pub runs: Vec<usize>,
    /// How many pages there are.
    pub count: usize,
    /// How many files of pairs there are; none for a small column.
    pub shards: usize,
}

impl SearchPlan {
    /// The pages of a file, by their index in the Site.
    pub fn run(&self, at: usize) -> Range<usize> {
        let start = |at: usize| self.runs.get(at).copied().unwrap_or(self.count);
        start(at)..start(at + 1)
    }
}

/// Cuts the index.
pub(super) fn search(site: &Site) -> SearchPlan {
    let size = |page: &Page| page.body.length + page.summary.len() + page.front.title.len() + 80;
    let total: usize = site.pages.iter().map(size).sum();
    let small = total <= SMALL;
    let most = RUN[usize::from(!small)];
    let (mut runs, mut filled) = (Vec::new(), usize::MAX);
    for (at, page) in site.pages.iter().enumerate() {
        let own = size(page);
        if filled.saturating_add(own) > most {
            runs.push(at);
            filled = 0;
        }
        filled += own;
    }
    let shards = if small { 0 } else { (total / SHARE).next_power_of_two().clamp(16, 4096) };
    SearchPlan { runs, count: site.pages.len(), shards }
}
