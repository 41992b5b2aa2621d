# /// script
# dependencies = ["pydantic==2.14.3"]
# ///
"""Validates data and explains what is wrong with it."""

from pydantic import BaseModel, Field, ValidationError


class Item(BaseModel):
    name: str
    price: float = Field(gt=0)
    tags: list[str] = []


item = Item.model_validate_json('{"name": "a", "price": "1.5", "tags": ["x"]}')
assert item == Item(name="a", price=1.5, tags=["x"])
try:
    Item.model_validate({"name": 1, "price": -1})
except ValidationError as error:
    assert [e["type"] for e in error.errors()] == ["string_type", "greater_than"]
else:
    raise AssertionError("accepted")
assert Item.model_json_schema()["required"] == ["name", "price"]
