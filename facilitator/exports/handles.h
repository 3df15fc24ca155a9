// What the C libraries hand out, given back on every way out of a scope. Private to exports.
#pragma once

#include <glib-object.h>
#include <memory>

namespace fv::paper {

template <auto function>
struct Calls {
    template <class Thing>
    void operator()(Thing* thing) const
    {
        function(thing);
    }
};

/// A reference to one of GLib's objects.
template <class Thing>
using Shared = std::unique_ptr<Thing, Calls<g_object_unref>>;

}  // namespace fv::paper
