//! The schedule over a simulated calendar: a year of practice, absences, interviews, time zones, several machines.

mod calendar;
mod interview;
mod merged;
mod ordinary;
mod progress;
mod stories;
mod waits;
