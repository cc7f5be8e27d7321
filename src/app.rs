//! The session as a state machine: events in, commands out; one file per screen.
//!
//! Opens no file, draws nothing and reads no clock: `now` comes with every event.
