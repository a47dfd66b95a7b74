"""Stands in for the package: writes recorded messages as the package does."""


def messages_to_dict(messages):
    return [{"type": message.type, "data": message.model_dump()} for message in messages]
