//! How many requests an address may send: a bucket of tokens for each, filled by time.
//!
//! Part of `serve`. A browser that loads a gallery stays far below; a program that hammers is told to wait.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// More addresses than this are not told apart: those that rest are forgotten first.
const ADDRESSES: usize = 1024;

/// Requests a second and at once, for this machine and for others.
const NEAR: (f64, f64) = (5_000.0, 10_000.0);
const FAR: (f64, f64) = (100.0, 400.0);

/// The buckets.
#[derive(Debug, Default)]
pub(super) struct Rate(Mutex<BTreeMap<IpAddr, (f64, Option<Instant>)>>);

impl Rate {
    /// Takes a token; false when there is none left.
    pub(super) fn allows(&self, peer: IpAddr, now: Instant) -> bool {
        let (speed, most) = if peer.is_loopback() { NEAR } else { FAR };
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= ADDRESSES && !buckets.contains_key(&peer) {
            buckets.retain(|_, (_, last)| last.is_some_and(|last| now.duration_since(last).as_secs() < 10));
            if buckets.len() >= ADDRESSES {
                return false;
            }
        }
        let (tokens, last) = buckets.entry(peer).or_insert((most, None));
        let filled = last.map_or(0.0, |last| now.duration_since(last).as_secs_f64() * speed);
        *tokens = (*tokens + filled).min(most);
        *last = Some(now);
        let allowed = *tokens >= 1.0;
        if allowed {
            *tokens -= 1.0;
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "any moment will do")]
    fn a_stranger_who_hammers_waits_and_others_do_not() {
        let (rate, now) = (Rate::default(), Instant::now());
        let (stranger, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let passed = (0..1000).filter(|_| rate.allows(stranger, now)).count();
        assert_eq!(passed, 400);
        assert!(rate.allows(other, now) && rate.allows(IpAddr::from([127, 0, 0, 1]), now));
        assert!(rate.allows(stranger, now + Duration::from_secs(1)));
    }
}
