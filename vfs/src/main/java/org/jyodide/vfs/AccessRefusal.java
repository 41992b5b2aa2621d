package org.jyodide.vfs;

import java.util.function.Consumer;

/**
 * An access that failed because of how the host set the file system up (a read-only mount, a host
 * file without permission), not because of anything in the guest.
 *
 * @param path absolute guest path
 * @param wanted what was tried
 * @param errno what the guest got
 */
public record AccessRefusal(String path, FileAccess wanted, Errno errno) {
  /** A listener that does nothing. */
  public static final Consumer<AccessRefusal> IGNORED = refusal -> {};
}
