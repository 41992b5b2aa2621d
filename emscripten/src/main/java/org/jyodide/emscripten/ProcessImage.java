package org.jyodide.emscripten;

import java.util.List;
import java.util.Optional;
import org.jyodide.emscripten.dylink.LinkerImage;
import org.jyodide.emscripten.dylink.TableImage;
import org.jyodide.wasm.runtime.InstanceImage;
import org.jyodide.wasm.runtime.MemoryImage;

/**
 * A process at a moment in which nothing of it runs, apart from its files. Immutable, so that any
 * number of processes may start from it, at the same time too.
 *
 * @param main what the main module has changed of itself
 * @param memory the memory
 * @param linker the libraries
 * @param table the function table
 * @param references the tables of the main module that hold values of the host, in order; an empty
 *     element is null
 * @param keepAlive how many reasons it has to stay alive after {@code main}
 * @param clockNanos what its steady clock said
 * @param ageNanos how long it had lived
 * @param creationMask the permission bits that new files do not get
 */
public record ProcessImage(
    InstanceImage main,
    MemoryImage memory,
    LinkerImage linker,
    TableImage table,
    List<List<Optional<ReferenceImage>>> references,
    int keepAlive,
    long clockNanos,
    long ageNanos,
    int creationMask) {}
