package org.jyodide.vfs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A contract that every tree with the abilities that it asks for must keep. */
public abstract class TreeContract {
  protected Guest guest;
  private FileTree tree;

  /** What a tree may be unable to do, for a reason outside of it. */
  protected enum Ability {
    SYMLINKS,
    PERMISSIONS,
    SPECIAL_FILES,
    DIRECTORY_RENAME,
    /** Changes of open files are seen at once by others that have the file open. */
    SHARED_CONTENT
  }

  /** A new empty tree. */
  protected abstract FileTree newTree() throws Exception;

  /** What the tree cannot do. */
  protected List<Ability> missing() {
    return List.of();
  }

  protected final void needs(Ability... abilities) {
    for (Ability ability : abilities) {
      assumeTrue(!missing().contains(ability), () -> "this backend has no " + ability);
    }
  }

  @BeforeEach
  void makeTree() throws Exception {
    tree = newTree();
    guest = new Guest(tree);
  }

  @AfterEach
  void closeTree() {
    guest.descriptors.closeAll();
    tree.close();
  }
}
