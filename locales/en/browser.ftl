# Messages that scripts say.

local-time = { $time } local time
