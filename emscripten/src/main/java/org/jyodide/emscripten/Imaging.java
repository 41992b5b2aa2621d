package org.jyodide.emscripten;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.dylink.SlotOwner;
import org.jyodide.emscripten.dylink.TableImage;
import org.jyodide.wasm.runtime.InstanceImage;
import org.jyodide.wasm.runtime.MemoryImage;

/**
 * What has to be known of a process to make an image of it: who in the host has functions in its
 * table, values in its tables, or something that no image can keep.
 */
public final class Imaging {
  private static final int LAST_STANDARD_STREAM = 2;

  private final EmscriptenProcess process;
  private final Map<String, SlotOwner> slotOwners = new LinkedHashMap<>();
  private final List<Supplier<List<String>>> obstacles = new ArrayList<>();
  private ReferenceImage.Names referenceNames = ReferenceImage.Names.NONE;
  private @Nullable ProcessImage resumed;

  Imaging(EmscriptenProcess process) {
    this.process = process;
  }

  /**
   * Adds a part of the host that puts functions into the table. If the process goes on from an
   * image, it gets its slots back at once.
   */
  public void addSlotOwner(SlotOwner owner) {
    slotOwners.put(owner.name(), owner);
    ProcessImage image = resumed;
    if (image != null) {
      resume(owner, image);
    }
  }

  /** Sets who knows the values of the host that the program keeps in tables. */
  public void setReferenceNames(ReferenceImage.Names names) {
    referenceNames = names;
  }

  /** Adds what may hold something that no image of the process can keep, and says what. */
  public void addObstacle(Supplier<List<String>> obstacle) {
    obstacles.add(obstacle);
  }

  /** What there is now that {@link #image} could not keep; empty if nothing. */
  public List<String> obstacles() {
    List<String> all = new ArrayList<>();
    for (int descriptor : process.descriptors().open()) {
      if (descriptor > LAST_STANDARD_STREAM) {
        all.add("the open file " + process.descriptors().get(descriptor).path());
      }
    }
    obstacles.forEach(obstacle -> all.addAll(obstacle.get()));
    all.addAll(ReferenceTables.obstacles(process.instance(), referenceNames));
    return all;
  }

  /**
   * An image of the process, in which nothing may run. Open files are not part of it.
   *
   * @throws IllegalStateException if something cannot be kept; see {@link #obstacles}
   */
  public ProcessImage image() {
    return new ProcessImage(
        InstanceImage.of(process.instance()),
        MemoryImage.of(process.memory()),
        process.linker().image(),
        TableImage.of(
            new ProcessLinkTarget(process), process.linker(), List.copyOf(slotOwners.values())),
        ReferenceTables.images(process.instance(), referenceNames),
        process.lifetime().keepAlive(),
        process.steadyNanos(),
        process.ageNanos(),
        process.files().creationMask());
  }

  /** Gives the host its functions and values back. */
  void resume(ProcessImage image) {
    ReferenceTables.resume(process.instance(), image.references(), referenceNames);
    resumed = image;
    slotOwners.values().forEach(owner -> resume(owner, image));
  }

  private static void resume(SlotOwner owner, ProcessImage image) {
    Map<Integer, int[]> slots = image.table().owned().get(owner.name());
    if (slots != null) {
      owner.resume(slots);
    }
  }
}
