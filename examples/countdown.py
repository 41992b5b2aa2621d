"""Counts down until it is done or Ctrl-C interrupts it: ./jyodide examples/countdown.py 10"""

import sys
import time


def count_down(seconds):
    for left in range(seconds, 0, -1):
        print(left, flush=True)
        time.sleep(1)
    print("done")


if __name__ == "__main__":
    try:
        count_down(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    except KeyboardInterrupt:
        sys.exit("stopped")
