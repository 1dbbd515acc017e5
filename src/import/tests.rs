//! Tables, articles and albums as pages.
