package org.jyodide.internal.bridge.protocols;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jyodide.internal.bridge.java.Calls;
import org.jyodide.internal.bridge.protocols.Protocol.Context;

/** All protocols, and which of them a class has. */
public final class Protocols {
  private final List<Protocol<?>> all;

  /** The protocols of one interpreter. */
  public Protocols(Context context, Calls calls) {
    all =
        List.of(
            new ListProtocol(context),
            new ArrayProtocol(context),
            new MapProtocol(context),
            new SetProtocol(context),
            new CollectionProtocol(context),
            new IteratorProtocol(context),
            new EnumerationProtocol(context),
            new StreamProtocol(context),
            new IterableProtocol(context),
            new OptionalProtocol(context),
            new CharSequenceProtocol(context),
            new NumberProtocol(context),
            new TemporalProtocol(context, calls),
            new BufferProtocol(context),
            new PathProtocol(context),
            new FutureProtocol(context),
            new CloseableProtocol(context),
            new FunctionProtocol(context, calls));
  }

  /** All of them. */
  public List<Protocol<?>> all() {
    return all;
  }

  /** The protocols of a class, the one that counts first where two have the same method. */
  public List<Protocol<?>> of(Class<?> type) {
    List<Protocol<?>> found = new ArrayList<>();
    for (Protocol<?> protocol : all) {
      if (protocol.shows(type) && !isCovered(protocol, type)) {
        found.add(protocol);
      }
    }
    return found;
  }

  /** Whether a class has a protocol that does what this one does. */
  private static boolean isCovered(Protocol<?> protocol, Class<?> type) {
    boolean isCollection = Collection.class.isAssignableFrom(type);
    if (protocol instanceof CollectionProtocol) {
      return List.class.isAssignableFrom(type) || Set.class.isAssignableFrom(type);
    }
    if (protocol instanceof IterableProtocol) {
      // A list keeps it: its iterator is Java's.
      return (isCollection && !List.class.isAssignableFrom(type))
          || java.util.Map.class.isAssignableFrom(type);
    }
    return false;
  }
}
