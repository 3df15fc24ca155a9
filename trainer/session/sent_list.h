// Which statements a learning record store has already: so that a second run sends only what is new, and one
// that broke off goes on where it stood.
//
// It may be lost: a statement's id follows from its events, so the store itself knows those it has.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "foundation/ids.h"

namespace fv {

class SentList {
public:
    /// For a store and the key that is used there: $XDG_STATE_HOME/first-visit/xapi-sent-….txt, else under
    /// ~/.local/state.
    [[nodiscard]] static std::filesystem::path file_for(const std::string& url, const std::string& user);

    /// Reads it, where it is there.
    explicit SentList(std::filesystem::path file);

    [[nodiscard]] bool has(const Uuid& id) const { return ids_.contains(id); }
    /// In the file when it returns, if it can be written.
    void add(const std::vector<Uuid>& ids);
    /// Why the file can't be written; empty: it can.
    [[nodiscard]] const std::string& why_not() const { return why_not_; }

private:
    std::filesystem::path file_;
    std::unordered_set<Uuid> ids_;
    std::string why_not_;
};

}  // namespace fv
