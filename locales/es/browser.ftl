# Messages that scripts say.

local-time = { $time } hora local
