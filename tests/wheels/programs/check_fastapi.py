# /// script
# dependencies = ["fastapi==0.165.0", "pydantic==2.14.3", "httpx==0.28.1"]
# ///
"""Serves requests of the test client: asynchronous and plain endpoints, validation, errors."""

import warnings

warnings.simplefilter("ignore")

from fastapi import FastAPI, HTTPException  # noqa: E402
from fastapi.testclient import TestClient  # noqa: E402
from pydantic import BaseModel  # noqa: E402

app = FastAPI()


class Number(BaseModel):
    a: int


@app.post("/add/{n}")
async def add(n: int, body: Number):
    return {"sum": n + body.a}


@app.get("/plain")
def plain(q: str = "none"):
    return {"q": q}


@app.get("/missing")
def missing():
    raise HTTPException(404, "nothing here")


with TestClient(app) as client:
    assert client.post("/add/2", json={"a": 40}).json() == {"sum": 42}
    assert client.post("/add/x", json={"a": 1}).status_code == 422
    assert client.get("/plain", params={"q": "ü"}).json() == {"q": "ü"}
    assert client.get("/missing").json() == {"detail": "nothing here"}
    assert "/add/{n}" in client.get("/openapi.json").json()["paths"]
