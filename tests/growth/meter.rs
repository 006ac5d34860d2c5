//! An allocator that counts.

#![expect(unsafe_code, reason = "an allocator cannot be written without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// What one call took of memory, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Use {
    /// All that was ever asked for.
    pub(crate) allocated: usize,
    /// The most that was held at once.
    pub(crate) peak: usize,
}

thread_local! {
    /// Allocated so far, held, and the most that was held.
    static HERE: Cell<(usize, isize, isize)> = const { Cell::new((0, 0, 0)) };
}

/// Counts by thread, so that tests may run side by side.
fn note(more: usize, less: usize) {
    let _ = HERE.try_with(|here| {
        let (allocated, live, peak) = here.get();
        let live = live + more as isize - less as isize;
        here.set((allocated + more, live, peak.max(live)));
    });
}

struct Counting;

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size(), 0);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        note(0, layout.size());
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // As if in place, which large blocks mostly are: the pages of the old one move.
        note(size, layout.size());
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What a call takes; its result counts as held.
pub(crate) fn measure<T>(call: impl FnOnce() -> T) -> Use {
    HERE.with(|here| here.set((0, 0, 0)));
    let result = call();
    let (allocated, _, peak) = HERE.with(Cell::get);
    drop(result);
    Use { allocated, peak: peak.max(0) as usize }
}
