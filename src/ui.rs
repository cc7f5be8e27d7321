//! Draws the state of the app; changes nothing. One file per screen, named as in `app`.
