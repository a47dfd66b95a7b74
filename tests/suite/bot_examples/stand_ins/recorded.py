"""Recorded JSON as the objects that the frameworks hand out."""


class Recorded:
    """Members as attributes; `model_dump` as pydantic's models have it."""

    def __init__(self, members):
        self.members = members

    def __getattr__(self, name):
        if name not in self.members:
            raise AttributeError(name)
        return recorded(self.members[name])

    def get_history(self):
        return recorded(self.members["history"])

    def model_dump(self, mode="python", exclude_none=False):
        return without_none(self.members) if exclude_none else self.members


def recorded(value):
    if isinstance(value, dict):
        return Recorded(value)
    return [recorded(entry) for entry in value] if isinstance(value, list) else value


def without_none(value):
    if isinstance(value, dict):
        return {name: without_none(entry) for name, entry in value.items() if entry is not None}
    return [without_none(entry) for entry in value] if isinstance(value, list) else value
