//! What is current: the version that answers, and the tabs that want to know of the next one.
//!
//! Part of `serve`; the only state that threads share. The locks are held for a moment, never while a page is made.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::overlay;
use super::version::Version;
use crate::diagnostic::Diagnostic;

/// A message to all tabs, in the form of server-sent events.
pub(super) type Message = Arc<str>;

/// The current version and the open tabs.
#[derive(Debug, Default)]
pub(super) struct Board {
    current: Mutex<Option<Arc<Version>>>,
    tabs: Mutex<Vec<Tab>>,
    /// What a new tab is told first: findings of the newest files.
    last: Mutex<Option<(Message, Message)>>,
    /// The same, for a page before there is a version.
    said: Mutex<Arc<Vec<Diagnostic>>>,
}

#[derive(Debug)]
struct Tab {
    sender: Sender<Message>,
    /// Whether it is on this machine: excerpts of files go nowhere else.
    near: bool,
}

impl Board {
    /// The version that answers.
    pub(super) fn current(&self) -> Option<Arc<Version>> {
        locked(&self.current).clone()
    }

    /// Puts up a new version and tells all tabs.
    pub(super) fn put(&self, version: Arc<Version>, message: &Message) {
        *locked(&self.current) = Some(version);
        self.tell(message, message);
    }

    /// Tells all tabs what was found, those on this machine in full; new tabs are told it too.
    pub(super) fn found(&self, said: &[Diagnostic]) {
        let (near, far) = (overlay::near(said), overlay::far(said));
        self.tell(&near, &far);
        *locked(&self.said) = Arc::new(said.to_vec());
        *locked(&self.last) = Some((near, far));
    }

    /// What was found last.
    pub(super) fn said(&self) -> Arc<Vec<Diagnostic>> {
        locked(&self.said).clone()
    }

    /// A new tab: `first`, what was found, and what it is told from now on.
    pub(super) fn join(&self, near: bool, first: Message) -> Receiver<Message> {
        let (sender, receiver) = channel();
        let _ = sender.send(first);
        if let Some((here, there)) = locked(&self.last).as_ref() {
            let _ = sender.send(if near { here.clone() } else { there.clone() });
        }
        locked(&self.tabs).push(Tab { sender, near });
        receiver
    }

    fn tell(&self, near: &Message, far: &Message) {
        locked(&self.tabs).retain(|tab| tab.sender.send(if tab.near { near.clone() } else { far.clone() }).is_ok());
    }
}

/// The value, also where a thread has died with it: every one of them is whole at any time.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
