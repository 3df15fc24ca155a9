// The board of certification on the screen: many people, what awaits me, what ends soon.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "trainer/views/certification.h"
#include "trainer/widgets/table.h"

namespace fv {

struct BoardUiState {
    std::size_t tab = 0;
    widgets::FieldState search, passphrase, why;
    std::size_t school = 0, cohort = 0;   ///< 0: all
    widgets::TableState table;
    std::set<std::string> chosen;         ///< of what waits, by name of its card
    /// People in the order shown, as places in the view; made anew when filter, order or view change.
    std::vector<std::uint32_t> order;
    std::uint64_t order_of = 0;           ///< the view's version that `order` was made from
    std::string order_for;                ///< the filter and sorting that it was made for
};

[[nodiscard]] BoardAction draw_board(const BoardView& view, BoardUiState& state, const Words& words, Ui& ui);

}  // namespace fv
