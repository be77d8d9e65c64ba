//! Standard output, and what is said beside it.

use std::{
    cell::RefCell,
    fmt,
    io::{self, BufWriter, Write},
    rc::Rc,
};

use anstream::AutoStream;

/// Standard output, buffered. What reads a live input has a copy, to write out what is ready before it waits.
#[derive(Clone, Debug)]
pub(crate) struct Output(Rc<RefCell<BufWriter<AutoStream<io::Stdout>>>>);

impl Output {
    /// Without colours where they would not be seen.
    pub(crate) fn for_people() -> Self {
        Output::over(AutoStream::auto(io::stdout()))
    }

    /// As it is: what programs read must lose nothing, and the colours' stream takes out U+007F as well.
    pub(crate) fn exact() -> Self {
        Output::over(AutoStream::always_ansi(io::stdout()))
    }

    fn over(stream: AutoStream<io::Stdout>) -> Self {
        Output(Rc::new(RefCell::new(BufWriter::with_capacity(1 << 16, stream))))
    }
}

/// Says something on standard error. Whether anybody reads it makes no difference to the work: `eprintln!` would panic there.
pub(crate) fn say(what: impl fmt::Display) {
    let _ = writeln!(io::stderr(), "thingwire: {what}");
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.borrow_mut().write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.borrow_mut().flush()
    }
}
