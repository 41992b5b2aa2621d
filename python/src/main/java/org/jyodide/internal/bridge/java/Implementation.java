package org.jyodide.internal.bridge.java;

import java.util.Set;

/**
 * The kind of a Python object whose class declares Java interfaces.
 *
 * @param interfaces the interfaces
 * @param kind what it is apart from that
 */
record Implementation(Set<Class<?>> interfaces, Kinds kind) {}
