package org.jyodide.emscripten.dylink;

import java.util.Map;

/**
 * A part of the host that puts functions of its own into the function table and can do so again in
 * a process that starts from an image.
 */
public interface SlotOwner {
  /** A name that is the same in each process. */
  String name();

  /** What it has to know of each of its slots, by slot. */
  Map<Integer, int[]> slots();

  /** Takes its slots over and fills them, in a process whose memory is that of the image. */
  void resume(Map<Integer, int[]> slots);
}
