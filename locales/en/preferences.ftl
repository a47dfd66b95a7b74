# What people choose for their own console, on the page of their account.

preferences-title = Preferences
preferences-about = They apply wherever you sign in.
preferences-keys = Single-key shortcuts
preferences-keys-about = Turn them off if you dictate, or press keys by accident. <kbd data-mod>Ctrl</kbd> combinations always work.
preferences-sound = Sound
preferences-sound-test = Play the sound
preferences-rows = Rows of the queue
preferences-rows-comfortable = Three lines
preferences-rows-compact = Two lines
preferences-desktop = You turn on desktop notifications in the menu under your name, in each browser.
preferences-push = Notices when the console is closed
preferences-push-about = This browser shows offers, mentions and the like of your notifications also while no window of Baton is open, until you sign out or your session ends. A notice names the customer and the ticket; it contains no messages.
preferences-push-trying = waiting for the browser…
preferences-push-blocked = blocked: allow notifications in the browser’s settings for this site
preferences-push-unsupported = not supported by this browser
preferences-push-failed = could not be turned on; try again
preferences-save = Save preferences
preferences-saved = Preferences saved
