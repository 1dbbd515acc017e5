//! How many pictures are decoded at once: as many as fit into a budget of bytes, whatever the number of cores.
//!
//! Who comes first is let in first, so a large picture is not passed by small ones for ever; one that needs more than the whole budget
//! goes in alone. Nobody inside may wait for anybody outside (no work of a thread pool is begun there), so somebody always comes out.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Lets in as much as the budget has room for.
#[derive(Debug)]
pub(super) struct Gate {
    budget: u64,
    state: Mutex<State>,
    moved: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// Bytes of those inside.
    used: u64,
    /// The number that the next one who comes is given.
    next: u64,
    /// The number that is let in next.
    turn: u64,
}

/// Whoever holds it is inside.
#[derive(Debug)]
pub(super) struct Pass<'g> {
    gate: &'g Gate,
    bytes: u64,
}

impl Gate {
    pub(super) fn new(budget: u64) -> Gate {
        Gate { budget, state: Mutex::new(State::default()), moved: Condvar::new() }
    }

    /// Waits until there is room for so many bytes.
    pub(super) fn enter(&self, bytes: u64) -> Pass<'_> {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        let must_wait = |state: &mut State| state.turn != number || (state.used > 0 && state.used.saturating_add(bytes) > self.budget);
        let mut state = self.moved.wait_while(state, must_wait).unwrap_or_else(PoisonError::into_inner);
        state.turn += 1;
        state.used += bytes;
        drop(state);
        self.moved.notify_all();
        Pass { gate: self, bytes }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.gate.state().used -= self.bytes;
        self.gate.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn never_more_are_inside_than_fit_and_everybody_comes_out() {
        let (gate, inside, done) = (Gate::new(100), AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for thread in 0..8_u64 {
                let (gate, inside, done) = (&gate, &inside, &done);
                scope.spawn(move || {
                    for turn in 0..200_u64 {
                        // Now and then one that is larger than the whole budget.
                        let bytes = if (thread + turn).is_multiple_of(37) { 250 } else { 1 + (thread * 7 + turn * 13) % 60 };
                        let pass = gate.enter(bytes);
                        let now = inside.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        assert!(now <= 100 || now == bytes, "{now} bytes were inside");
                        std::thread::yield_now();
                        inside.fetch_sub(bytes, Ordering::SeqCst);
                        drop(pass);
                        done.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(done.into_inner(), 8 * 200);
    }

    #[test]
    fn a_large_one_is_not_passed_by_small_ones() {
        let gate = Gate::new(100);
        let first = gate.enter(60);
        let order = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            let (gate, order) = (&gate, &order);
            for (number, bytes) in [(0, 80), (1, 10)] {
                scope.spawn(move || {
                    let pass = gate.enter(bytes);
                    order.lock().expect("not poisoned").push(bytes);
                    drop(pass);
                });
                while gate.state().next < number + 2 {
                    std::thread::yield_now();
                }
            }
            drop(first);
        });
        let order = order.into_inner().expect("not poisoned");
        // The small one may come in beside the large one, never before it came to its turn.
        assert_eq!(order.len(), 2);
        assert_eq!(gate.state().turn, 3);
    }
}
