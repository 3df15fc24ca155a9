#!/usr/bin/env python3
"""A small learning record store for tests, that fails now and then.

    xapi_store.py FOLDER [--trouble SEED] [--key KEY:PASSWORD] [--conflicts]

Listens on a free port of this computer alone, writes it to FOLDER/port, and keeps what it has in
FOLDER/store.jsonl, a statement in each line, in the order in which they came. It takes POST /xapi/statements
(a batch whole or not at all) and GET /xapi/statements?statementId=; an id that it has already is fine if the
statement is the same (with --conflicts it calls that a conflict, as a store may), and a conflict otherwise.
With --trouble it answers 503 or 429, closes the connection, or loses the answer after it has kept the
statements. What a client does against the specification is written to FOLDER/faults, a line each.
It ends with its standard input.
"""
import argparse
import base64
import json
import os
import random
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse


def main():
    words = argparse.ArgumentParser()
    words.add_argument("folder")
    words.add_argument("--trouble", type=int)
    words.add_argument("--key", default="")
    words.add_argument("--conflicts", action="store_true")
    words = words.parse_args()
    held, lock = {}, threading.Lock()
    kept = os.path.join(words.folder, "store.jsonl")
    if os.path.exists(kept):
        with open(kept, encoding="utf-8") as lines:
            held = {json.loads(line)["id"]: json.loads(line) for line in lines}
    dice = random.Random(words.trouble)

    def fault(what):
        with open(os.path.join(words.folder, "faults"), "a", encoding="utf-8") as out:
            out.write(what + "\n")

    class Store(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def say(self, status, body=b"", more=()):
            self.send_response(status)
            self.send_header("X-Experience-API-Version", "1.0.3")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in more:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def hang_up(self):
            self.close_connection = True
            self.connection.close()

        def is_welcome(self):
            if self.headers.get("X-Experience-API-Version") != "1.0.3":
                fault("no X-Experience-API-Version: 1.0.3")
            if urlparse(self.path).path != "/xapi/statements":
                self.say(404, b"no such resource")
                return False
            if words.key and self.headers.get("Authorization") != "Basic " + base64.b64encode(words.key.encode()).decode():
                self.say(401, b"who are you?")
                return False
            return True

        def trouble(self):
            """What goes wrong this time: nothing, before, or after the statements are kept."""
            if words.trouble is None:
                return None
            with lock:
                return dice.choice([None, None, None, "503", "429", "hang up", "lose"])

        def do_GET(self):
            if not self.is_welcome():
                return
            with lock:
                one = held.get(parse_qs(urlparse(self.path).query).get("statementId", [""])[0])
            if one is None:
                return self.say(404, b"no such statement")
            self.say(200, json.dumps({**one, "stored": "2026-03-02T00:00:00Z", "authority": {"mbox": "mailto:store@district.example"}, "version": "1.0.0"}).encode())

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if not self.is_welcome():
                return
            if not self.headers.get("Content-Type", "").startswith("application/json"):
                fault("Content-Type is not application/json")
            what = self.trouble()
            if what == "503":
                return self.say(503, b"a moment")
            if what == "429":
                return self.say(429, b"too many", [("Retry-After", "0")])
            if what == "hang up":
                return self.hang_up()
            batch = json.loads(body)
            with lock:
                for one in batch:
                    if one["id"] in held and (words.conflicts or held[one["id"]] != one):
                        return self.say(409, b"conflict")
                with open(kept, "a", encoding="utf-8") as out:
                    for one in batch:
                        if one["id"] not in held:
                            out.write(json.dumps(one) + "\n")
                            held[one["id"]] = one
            if what == "lose":
                return self.hang_up()
            self.say(200, json.dumps([one["id"] for one in batch]).encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with open(os.path.join(words.folder, "port.part"), "w", encoding="utf-8") as out:
        out.write(str(server.server_port))
    os.rename(os.path.join(words.folder, "port.part"), os.path.join(words.folder, "port"))
    sys.stdin.read()


if __name__ == "__main__":
    main()
